import type { Binding, Bindings, KeyContext } from './bindings.js';
import { takesText } from './key-contexts.js';
import { keyFault, keyText } from './key-names.js';

/** A fault of a binding table, and the action that it concerns. */
export interface BindingFault {
  action: string;
  message: string;
}

/**
 * Finds faults of bindings. They are actions without keys, keys that cannot be bound or are text, and keys with two actions in
 * one context.
 */
export function validateBindings(bindings: Bindings): BindingFault[] {
  return bindings.flatMap((binding, index) => [
    ...ownFaults(binding),
    ...clashes(binding, bindings.slice(0, index)),
  ]);
}

function ownFaults({ action, keys, contexts }: Binding): BindingFault[] {
  if (keys.length === 0) return [{ action, message: `"${action}" has no key` }];
  const unusable = keys.map(keyFault).filter(fault => fault !== undefined);
  const typed = contexts.some(takesText) ? keys.filter(key => keyText(key) !== undefined) : [];
  return [
    ...unusable.map(message => ({ action, message })),
    ...typed.map(key => ({
      action,
      message: `"${key}" types text there and cannot be bound to "${action}"`,
    })),
  ];
}

function clashes({ action, keys, contexts }: Binding, earlier: Bindings): BindingFault[] {
  const meet = (other: Binding): boolean => other.contexts.some(context => sameTime(context, contexts));
  return keys.flatMap(key => {
    const other = earlier.find(binding => binding.keys.includes(key) && meet(binding));
    return other ? [{ action, message: `"${key}" is already bound to "${other.action}"` }] : [];
  });
}

function sameTime(context: KeyContext, contexts: readonly KeyContext[]): boolean {
  return context === 'any' || contexts.includes('any') || contexts.includes(context);
}
