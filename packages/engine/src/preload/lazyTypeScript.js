import { createRequire } from "node:module";
import { lazyModule } from "./lazyModule.js";

/**
 * The TypeScript compiler, loaded when something is compiled: the runner of packs loads it for every pack, also for those
 * in JavaScript and those that Node runs as they are, and asks most of them for its version alone.
 *
 * @param {() => any} load
 * @param {string} filename of the compiler
 */
export function lazyTypeScript(load, filename) {
    const version = versionBeside(filename);
    return version === undefined ? load() : lazyModule(load, { known: { version } });
}

/** @param {string} filename */
function versionBeside(filename) {
    const inName = /typescript@(\d+\.\d+\.\d+)[\\/]typescript\.js$/.exec(filename)?.[1];
    if (inName !== undefined) return inName;
    try {
        const { version } = createRequire(filename)("../package.json");
        return typeof version === "string" ? version : undefined;
    } catch {
        return undefined;
    }
}

/** Extensions that ts-node takes over, unless a project asks it to compile JavaScript as well. */
const COMPILED = [".ts", ".tsx", ".cts", ".mts"];

/**
 * ts-node, which registers itself when the first file that it would compile is required.
 *
 * @param {() => any} load
 */
export function lazyTsNode(load) {
    const tsNode = load();
    /** @param {any} options */
    const register = (options) => {
        // A project's own configuration may say more, and be wrong: that is to be said at once.
        if (options?.skipProject !== true || options.compilerOptions?.allowJs) return tsNode.register(options);
        registerAtFirstUse(() => tsNode.register(options));
        return undefined;
    };
    return Object.create(tsNode, { register: { value: register } });
}

/** @param {() => void} register */
function registerAtFirstUse(register) {
    const handlers = createRequire(import.meta.url).extensions;
    const before = COMPILED.map((extension) => /** @type {const} */ ([extension, handlers[extension]]));
    for (const [extension, handler] of before) {
        // As ts-node does: what Node does not know itself is not made to work without its extension.
        if (handler === undefined && extension !== ".ts" && extension !== ".tsx") continue;
        handlers[extension] = (required, filename) => {
            for (const [name, old] of before) {
                if (old === undefined) delete handlers[name];
                else handlers[name] = old;
            }
            register();
            const found = handlers[extension] ?? handlers[".js"];
            found?.(required, filename);
        };
    }
}
