'use strict';
// Starts Learning Locker's statements service on the loopback interface only:
// on its own it would listen on all of them, and its test mode takes any password.

const net = require('net');
const { createRequire } = require('module');
const path = require('path');

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function onLoopback(port, done) {
  return listen.call(this, { host: '127.0.0.1', port }, done);
};

// The modules live where `make lrs` puts them, this file stays in the sources.
const installed = path.resolve(__dirname, '../../../build/lrs/learninglocker');
createRequire(path.join(installed, 'package.json'))('@learninglocker/xapi-statements');
