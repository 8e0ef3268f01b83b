import type { Binding, Bindings, Context } from './bindings.js';
import { takesText } from './context.js';
import { faultOfKey, textOf } from './key-names.js';

/** Something wrong with a binding table, and the action it is wrong for. */
export interface BindingFault {
  action: string;
  message: string;
}

/** Actions without a key, keys that no terminal sends, keys that would be text, and keys with two meanings in one place. */
export function faultsOf(bindings: Bindings): BindingFault[] {
  return bindings.flatMap((binding, index) => [
    ...ownFaults(binding),
    ...clashes(binding, bindings.slice(0, index)),
  ]);
}

function ownFaults({ does: action, keys, in: contexts }: Binding): BindingFault[] {
  if (keys.length === 0) return [{ action, message: `${action} has no key` }];
  const dead = keys.map(faultOfKey).filter(fault => fault !== undefined);
  const typed = contexts.some(takesText) ? keys.filter(key => textOf(key) !== undefined) : [];
  return [
    ...dead.map(message => ({ action, message })),
    ...typed.map(key => ({ action, message: `${key} is text there and cannot be bound to ${action}` })),
  ];
}

function clashes({ does: action, keys, in: contexts }: Binding, earlier: Bindings): BindingFault[] {
  const meet = (other: Binding): boolean => other.in.some(context => sameTime(context, contexts));
  return keys.flatMap(key => {
    const other = earlier.find(binding => binding.keys.includes(key) && meet(binding));
    return other ? [{ action, message: `${key} does ${other.does} already` }] : [];
  });
}

function sameTime(context: Context, contexts: readonly Context[]): boolean {
  return context === 'any' || contexts.includes('any') || contexts.includes(context);
}
