"""What the tests do to Ralph's database behind Ralph's back; runs in Ralph's own environment.

    python database.py index PORT    make the two indexes Ralph needs but never makes, 20 to 50 times faster with them
    python database.py dump PORT     print every stored statement as one JSON list

The database listens on 127.0.0.1; a command gives up after 60 seconds without an answer.
"""

import json
import sys

from pymongo import DESCENDING, MongoClient

DATABASE, COLLECTION = 'statements', 'marsha'
PATIENCE_MS = 60_000


def main(verb: str, port: str) -> None:
    """Do one of the two verbs to the database on `port`.

    Raises:
        pymongo.errors.PyMongoError: the database did not answer, or refused.

    """
    uri = f'mongodb://127.0.0.1:{port}/?directConnection=true'
    with MongoClient(uri, serverSelectionTimeoutMS=PATIENCE_MS) as client:
        stored = client[DATABASE][COLLECTION]
        if verb == 'index':
            stored.create_index('_source.id')
            stored.create_index([('_source.timestamp', DESCENDING)])
        else:
            json.dump([document['_source'] for document in stored.find()], sys.stdout)


if __name__ == '__main__':
    main(*sys.argv[1:])
