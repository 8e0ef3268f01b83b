import { expect, test } from 'vitest';
import { appendAll, maxOf, minOf } from '../../src/util/large-lists.js';

const MANY = 1_000_000;

test('maxOf and minOf compare a million numbers', () => {
  const numbers = Array.from({ length: MANY }, (_, index) => index);
  expect([maxOf(numbers), minOf(numbers)]).toEqual([MANY - 1, 0]);
});

test('maxOf returns the floor, and minOf infinity, for an empty list', () => {
  expect([maxOf([]), maxOf([], 1), maxOf([0], 1), minOf([])]).toEqual([-Infinity, 1, 1, Infinity]);
});

test('appendAll appends a million items in order', () => {
  const list = [-1];
  appendAll(
    list,
    Array.from({ length: MANY }, (_, index) => index),
  );
  expect([list.length, list[0], list.at(-1)]).toEqual([MANY + 1, -1, MANY - 1]);
});
