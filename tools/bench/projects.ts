import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

export const repository = path.resolve(import.meta.dirname, "../..");

/** The stack every program runs as: no environment of the repository, so that rules have their default levels. */
export const STACK = "bench";

/** A program as this repository writes them: Node runs the TypeScript as it is, and errors carry no traces. */
export function writeNativeProject(root: string, program: string): string {
    const folder = path.join(root, `native-${program}`);
    mkdirSync(folder);
    const options = { typescript: false, nodeargs: "--stack-trace-limit=0" };
    write(folder, "Pulumi.yaml", {
        name: path.basename(folder),
        main: "index.ts",
        runtime: { name: "nodejs", options },
    });
    write(folder, "package.json", { name: "bench", type: "module" });
    copyProgram(program, folder);
    symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
    return folder;
}

/**
 * The same program as `pulumi new aws-typescript` would set it up: CommonJS, compiled by ts-node with type checks.
 *
 * @throws Error when its packages cannot be installed.
 */
export async function writeNewcomersProject(root: string, program: string): Promise<string> {
    const folder = path.join(root, `newcomer-${program}`);
    mkdirSync(folder);
    write(folder, "Pulumi.yaml", { name: path.basename(folder), runtime: "nodejs" });
    const { dependencies } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")) as {
        dependencies: Record<string, string>;
    };
    const sdk = Object.fromEntries(["@pulumi/aws", "@pulumi/pulumi"].map((name) => [name, dependencies[name]]));
    const tools = { "@types/node": "^22", "ts-node": "^10.9.2", typescript: "^5.0.0" };
    write(folder, "package.json", { name: "bench", private: true, dependencies: sdk, devDependencies: tools });
    const compilerOptions = {
        strict: true,
        outDir: "bin",
        target: "es2020",
        module: "commonjs",
        moduleResolution: "node",
        sourceMap: true,
        experimentalDecorators: true,
        pretty: true,
        noFallthroughCasesInSwitch: true,
        noImplicitReturns: true,
        forceConsistentCasingInFileNames: true,
    };
    write(folder, "tsconfig.json", { compilerOptions, files: ["index.ts"] });
    copyProgram(program, folder);
    await install(folder);
    return folder;
}

/**
 * An app of the AWS CDK with cdk-nag's checks of AWS solutions.
 *
 * @throws Error when its packages cannot be installed.
 */
export async function writeCdkApp(root: string): Promise<string> {
    const folder = path.join(root, "cdk");
    mkdirSync(folder);
    const dependencies = { "aws-cdk": "3.0.0", "aws-cdk-lib": "2.276.0", "cdk-nag": "3.0.2", constructs: "10.8.1" };
    write(folder, "package.json", { name: "bench", private: true, type: "module", dependencies });
    // A stack may have 500 resources unless told otherwise.
    write(folder, "cdk.json", { app: "node app.js", context: { "@aws-cdk/core:stackResourceLimit": 10_000 } });
    copyFileSync(path.join(import.meta.dirname, "program", "cdkApp.js"), path.join(folder, "app.js"));
    await install(folder);
    return folder;
}

/** Sets how many resources a program makes. What the CLI keeps in the same file stays there. */
export function setSize(folder: string, size: number): void {
    const file = path.join(folder, `Pulumi.${STACK}.yaml`);
    const salt = existsSync(file)
        ? /^"?encryptionsalt"?: *"?([^\s",]+)/m.exec(readFileSync(file, "utf8"))?.[1]
        : undefined;
    const lines = [
        ...(salt === undefined ? [] : [`encryptionsalt: ${salt}`]),
        "config:",
        `  bench:resources: "${size}"`,
    ];
    writeFileSync(file, `${lines.join("\n")}\n`);
}

function copyProgram(program: string, folder: string): void {
    copyFileSync(path.join(import.meta.dirname, "program", `${program}.ts`), path.join(folder, "index.ts"));
}

/** JSON is YAML. */
function write(folder: string, name: string, content: object): void {
    writeFileSync(path.join(folder, name), JSON.stringify(content, undefined, 2));
}

async function install(folder: string): Promise<void> {
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
}
