#!/usr/bin/env node
// Installs what is missing, so that `npm start` and `npm test` work from a bare clone. Runs on any Node from 20.
import { spawn } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { explainFailure } from "./explainFailure.js";
import { readInstallState } from "./installState.js";
import { runsTypeScript } from "../../packages/core/require-node/requireNode.js";
import { installedNode, linkNode } from "./nodeVersion.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

try {
    const state = readInstallState(root);
    if (!state.ready) await install(state.reason);
    provideNode();
} catch (error) {
    process.stderr.write(`Plinth cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
}

/** @param {string} reason why it is needed */
async function install(reason) {
    const started = Date.now();
    const line = () =>
        `Installing dependencies with npm ci (${reason}) … ${Math.round((Date.now() - started) / 1000)} s`;
    const terminal = process.stderr.isTTY === true;
    process.stderr.write(terminal ? line() : `Installing dependencies with npm ci (${reason}) …\n`);
    const timer = setInterval(() => terminal && process.stderr.write(`\r${line()}`), 1000);
    try {
        const { code, output } = await runNpm();
        if (terminal) process.stderr.write("\r\u001b[K");
        if (code !== 0) throw new Error(explainFailure(output));
        const again = readInstallState(root);
        if (!again.ready)
            throw new Error(`npm ci finished, but ${again.reason}. Fix: remove node_modules and try again.`);
        process.stderr.write(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
    } finally {
        clearInterval(timer);
    }
}

/** @returns {Promise<{ code: number | null, output: string }>} */
function runNpm() {
    // Development and platform packages are asked for by name: NODE_ENV=production would leave them out.
    const ci = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
    const npm = npmCommand();
    return new Promise((resolve, reject) => {
        const child = spawn(npm.command, [...npm.args, ...ci], {
            cwd: root,
            stdio: ["ignore", "pipe", "pipe"],
            shell: npm.shell,
        });
        let output = "";
        child.stdout?.on("data", (chunk) => (output += chunk));
        child.stderr?.on("data", (chunk) => (output += chunk));
        child.on("error", () =>
            reject(new Error("npm was not found. Fix: install Node.js with npm, then run `npm start`.")),
        );
        child.on("close", (code) => resolve({ code, output }));
    });
}

/** The npm that started this script where there is one, so that the same version and settings are used. */
function npmCommand() {
    const running = process.env["npm_execpath"];
    if (running && basename(running) === "npm-cli.js")
        return { command: process.execPath, args: [running], shell: false };
    return { command: "npm", args: [], shell: process.platform === "win32" };
}

/** Optional packages fail silently in npm, and some platforms have no Node package at all. */
function provideNode() {
    const node = installedNode(root);
    if (node) linkNode(root, node);
    const version = node?.version ?? process.versions.node;
    if (runsTypeScript(version)) return;
    throw new Error(
        `Node ${version} is too old and no newer one came with the dependencies for ${process.platform}-${process.arch}. ` +
            "Fix: install Node.js 24, or look in package.json under optionalDependencies for your platform and run `npm ci`.",
    );
}
