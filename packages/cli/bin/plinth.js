#!/usr/bin/env node
// Plain JavaScript on purpose: a Node that cannot run TypeScript has to get this far, and be told so in words.
import module from "node:module";
import { fileURLToPath } from "node:url";
// By its place, not its name: this has to work before anything is installed.
// eslint-disable-next-line plinth/import-direction
import { runsTypeScript } from "../../core/require-node/requireNode.js";
import { endOnSignals } from "./signals.js";

endOnSignals();

if (runsTypeScript(process.versions.node)) {
    cacheCompiledCode();
    await start();
} else {
    process.stderr.write(
        `plinth needs Node 22.18 or newer and this is ${process.versions.node}. ` +
            "Fix: run `npm install` in the repository, then `npx plinth`: it uses the Node 24 that comes with it.\n",
    );
    process.exitCode = 1;
}

/** Compiled code is kept between runs, of this process and (through the environment) of those it starts. */
function cacheCompiledCode() {
    // Coverage is less exact for functions that come out of a cache.
    if (process.env["NODE_V8_COVERAGE"] !== undefined) return;
    process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
        new URL("../../../node_modules/.cache/plinth/compiled", import.meta.url),
    );
    module.enableCompileCache(process.env["NODE_COMPILE_CACHE"]);
}

async function start() {
    try {
        const { runHere } = await import("../src/process.ts");
        await runHere();
    } catch (error) {
        if (!isMissingDependency(error)) throw error;
        process.stderr.write("The dependencies are not installed. Fix: run `npm install` in the repository.\n");
        process.exitCode = 1;
    }
}

/** @param {unknown} error */
function isMissingDependency(error) {
    return (
        error instanceof Error &&
        /** @type {{ code?: unknown }} */ (error).code === "ERR_MODULE_NOT_FOUND" &&
        error.message.startsWith("Cannot find package")
    );
}
