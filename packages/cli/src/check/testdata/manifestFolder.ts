import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Finding, Summary } from "@plinth/plan";
import { main } from "../../main.ts";
import { recordingHost } from "../../testdata/host.ts";

/** An entry of `plinth check --format json`. */
export interface Entry {
    readonly file: string;
    readonly line?: number;
    readonly findings: readonly Finding[];
    readonly summary: Summary;
    readonly notes?: readonly string[];
    readonly error?: string;
}

/** A folder with manifests, in which `plinth check` is run. */
export class ManifestFolder {
    readonly path: string;

    /** @param path a folder that is there; by default a new one. */
    constructor(path = mkdtempSync(join(tmpdir(), "plinth-manifests-"))) {
        this.path = path;
    }

    /** @returns the name it was given. */
    write(name: string, content: string | Uint8Array): string {
        mkdirSync(dirname(join(this.path, name)), { recursive: true });
        writeFileSync(join(this.path, name), content);
        return name;
    }

    async run(argv: readonly string[], piped?: string) {
        const recording = recordingHost({ cwd: this.path });
        const host = piped === undefined ? recording : { ...recording, readInput: async () => Buffer.from(piped) };
        return { code: await main(["check", ...argv], host), out: recording.out(), err: recording.err() };
    }

    async judge(argv: readonly string[], piped?: string) {
        const { code, out, err } = await this.run([...argv, "--format", "json"], piped);
        return { code, err, entries: JSON.parse(out) as Entry[] };
    }

    remove(): void {
        rmSync(this.path, { recursive: true, force: true });
    }
}

/** A deployment of ten lines; the container stands in the last. */
export const deployment = (name: string, container = "{ name: web, image: web:latest }") =>
    [
        "apiVersion: apps/v1",
        "kind: Deployment",
        `metadata: { name: ${name}, namespace: shop }`,
        "spec:",
        "  selector: { matchLabels: { app: web } }",
        "  template:",
        "    metadata: { labels: { app: web } }",
        "    spec:",
        "      containers:",
        `        - ${container}`,
        "",
    ].join("\n");
/** What leads to its pods. */
export const service = (port: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: ${port} }] }\n`;

