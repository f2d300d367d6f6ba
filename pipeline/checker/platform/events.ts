/** What the parser inside the library that opens protected workbooks takes from `node:events`, for the browser. */

type Listener = (...heard: readonly unknown[]) => void;

/** Beside the objects: that parser calls itself an emitter without ever constructing one. */
const listeners = new WeakMap<EventEmitter, ReadonlyMap<string, Listener>>();

/** As Node's, as far as that parser goes: one listener for each name. */
class EventEmitter {
  on(name: string, listener: Listener): this {
    listeners.set(this, new Map([...(listeners.get(this) ?? []), [name, listener]]));
    return this;
  }

  emit(name: string, ...heard: readonly unknown[]): boolean {
    const listener = listeners.get(this)?.get(name);
    listener?.apply(this, [...heard]);
    return listener !== undefined;
  }

  removeAllListeners(): this {
    listeners.delete(this);
    return this;
  }
}

/** Node's module is the class itself, of which that parser takes this to inherit from. */
export const { prototype } = EventEmitter;
