// Plain JavaScript, like everything in this folder: it is loaded before anything else into processes that may hold no
// TypeScript at all, and stripping types would cost the time it saves.

/**
 * Stands in for the exports of a CommonJS module, which is loaded at the first use of any of them.
 *
 * @template {object} T
 * @param {() => T} load
 * @param {{ known?: Readonly<Record<string, unknown>>, members?: boolean }} [options] `known`: exports that are told
 *   without loading. `members`: exports are functions and classes that are taken out at once (`const { A } = require(…)`),
 *   so each stands in for itself.
 * @returns {T}
 */
export function lazyModule(load, { known = {}, members = false } = {}) {
    /** @type {{ exports: T } | undefined} */
    let loaded;
    const real = () => (loaded ??= { exports: load() }).exports;
    /** @type {(key: string | symbol) => any} */
    const read = (key) => Reflect.get(real(), key);
    return standIn(real, (key) => {
        if (typeof key === "string" && Object.hasOwn(known, key)) return known[key];
        // Compiled imports would otherwise copy every export into an object of their own, to make one with `default`.
        if (key === "__esModule") return true;
        if (key === "default" && read("__esModule") !== true) return real();
        return members && loaded === undefined ? standIn(() => read(key)) : read(key);
    });
}

/**
 * @template {object} T
 * @param {() => T} real
 * @param {(key: string | symbol) => unknown} [get]
 * @returns {T}
 */
function standIn(real, get = (key) => Reflect.get(real(), key)) {
    /** @type {ProxyHandler<any>} */
    const handler = {
        get: (_target, key) => get(key),
        set: (_target, key, value) => Reflect.set(real(), key, value),
        has: (_target, key) => Reflect.has(real(), key),
        deleteProperty: (_target, key) => Reflect.deleteProperty(real(), key),
        ownKeys: () => Reflect.ownKeys(real()),
        getPrototypeOf: () => Reflect.getPrototypeOf(real()),
        getOwnPropertyDescriptor: (_target, key) => {
            const found = Reflect.getOwnPropertyDescriptor(real(), key);
            // A proxy may only call a property fixed that is fixed on its target too.
            return found && { ...found, configurable: true };
        },
        defineProperty: (_target, key, descriptor) => Reflect.defineProperty(real(), key, descriptor),
        apply: (_target, self, args) => Reflect.apply(/** @type {any} */ (real()), self, args),
        construct: (_target, args) => Reflect.construct(/** @type {any} */ (real()), args),
    };
    // A bound function can be called and constructed, and has no property that a proxy would have to admit to.
    return new Proxy(function () {}.bind(undefined), handler);
}
