import diagnostics from "node:diagnostics_channel";
import module from "node:module";
import { lazyModule } from "./lazyModule.js";
import { lazyTsNode, lazyTypeScript } from "./lazyTypeScript.js";
import { namedFrames } from "./namedFrames.js";
import { rememberedTraces } from "./rememberedTraces.js";

/**
 * Loaded into the processes of programs and packs before the SDK's runner (`node -r`). It changes nothing that a program
 * or a pack can see: modules that the SDK loads at its start and a preview hardly ever uses are loaded at their first
 * use, and debug messages, which the host throws away, are not sent: they are three of every four calls.
 *
 * What an SDK does in another way than 3.270 is left as it is.
 */

/** @typedef {{ filename?: string | null } | undefined | null} Parent */
/** @typedef {(request: string, parent: Parent, isMain: boolean) => any} Load */

/**
 * @typedef {object} Lazy
 * @property {RegExp} from the modules of the SDK whose `require` is meant
 * @property {RegExp} request what they require
 * @property {(load: () => any, filename: string) => unknown} make what they get instead
 */

/** @type {readonly Lazy[]} */
const lazy = [
    // For functions that become resources, and their packages.
    { from: /\/runtime\/closure\/codePaths\.js$/, request: /^@npmcli\/arborist$/, make: (load) => lazyModule(load) },
    { from: /\/runtime\/closure\/\w+\.js$/, request: /\/typescript-shim$/, make: (load) => lazyModule(load) },
    // For packs in TypeScript that Node does not run as they are.
    {
        from: /\/(tsutils|run)\.js$/,
        request: /(^|[\\/])typescript(@[\d.]+[\\/]typescript\.js)?$/,
        make: lazyTypeScript,
    },
    { from: /\/cmd\/run-policy-pack\/run\.js$/, request: /(^|[\\/])ts-node(@[\d.]+)?$/, make: lazyTsNode },
    // For tracing, which a preview does not turn on.
    {
        from: /\/cmd\/run\/tracing\.js$/,
        request: /^@opentelemetry\/(?!api$)/,
        make: (load) => lazyModule(load, { members: true }),
    },
];

/** What `require` calls. Undocumented, and kept by Node for the many tools that replace it. */
const internals = /** @type {{ _load: Load, _resolveFilename: (request: string, parent: Parent) => string }} */ (
    /** @type {unknown} */ (module)
);
const load = internals._load;

/** @type {(this: unknown, ...args: Parameters<Load>) => any} */
function loadLean(request, parent, isMain) {
    const from = parent?.filename?.replaceAll("\\", "/") ?? "";
    const real = () => load.call(this, request, parent, isMain);
    if (!from.includes("/@pulumi/pulumi/")) return real();
    const known = lazy.find((entry) => entry.request.test(request) && entry.from.test(from));
    // What is not installed is missed at once, as without this.
    if (known !== undefined) return known.make(real, internals._resolveFilename(request, parent));
    const loaded = real();
    if (/(^|\/)log$/.test(request)) sendNoDebugMessages(loaded);
    if (request === "source-map-support/register" && Error.prepareStackTrace !== undefined) {
        Error.prepareStackTrace = namedFrames(rememberedTraces(Error.prepareStackTrace));
    }
    return loaded;
}
internals._load = loadLean;

/** @param {{ debug?: unknown }} log the SDK's module of that name */
function sendNoDebugMessages(log) {
    if (typeof log.debug === "function") log.debug = () => Promise.resolve();
}

// A pack is stopped by a signal, so what it has compiled is kept once it listens: nothing is loaded after that.
diagnostics.subscribe("tracing:net.server.listen:asyncEnd", () => setImmediate(() => module.flushCompileCache()));
