"""The layout rules of Decree 30/2020/NĐ-CP: the document as a reader sees it, the rules as dated data, the checker."""
