#!/usr/bin/env node
// biome-ignore-all lint/style/useTemplate: a Node from before ES2015 has to parse this file to print the error
'use strict';

var major = parseInt(process.versions.node, 10);
if (major < 20) {
  process.stderr.write(
    'lectern: error: Node.js 20 or newer is required, this is ' +
      process.version +
      '\n  hint: install it from https://nodejs.org\n',
  );
  process.exitCode = 1;
} else {
  require('../dist/index.cjs').reader({ library: __dirname + '/../dist/library' });
}
