#!/usr/bin/env node
// biome-ignore-all lint/style/useTemplate: a Node from before ES2015 has to parse this, to say that it is too old
'use strict';

var major = parseInt(process.versions.node, 10);
if (major < 20) {
  process.stderr.write(
    'lectern: needs Node.js 20 or newer, and this is ' + process.version + '. See https://nodejs.org\n',
  );
  process.exitCode = 1;
} else {
  require('../dist/index.cjs').reader({ library: __dirname + '/../dist/library' });
}
