import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DeliveryRequest, StackAddress } from "@plinth/deployer";
import { Document, parseDocument } from "yaml";

/** How a stack's secrets are encrypted, as its configuration file says. */
const KEYS = ["secretsprovider", "encryptedkey", "encryptionsalt"] as const;

/**
 * Gives the configuration files of a worktree the encryption of today: the state is encrypted with it, and the file may
 * have come after the commit, or never have been committed.
 */
export function keepEncryption(now: Pick<DeliveryRequest, "layers">, then: Pick<DeliveryRequest, "layers">): void {
    for (const { name, address } of then.layers) {
        const today = now.layers.find((layer) => layer.name === name);
        const text = today === undefined ? undefined : readConfig(today.address);
        if (text === undefined) continue;
        const file = fileOf(address);
        writeFileSync(file, withEncryption(text, readConfig(address) ?? ""), { mode: 0o600 });
    }
}

/** A configuration with the encryption of another. */
export function withEncryption(from: string, into: string): string {
    const source = parseDocument(from);
    // An empty file is a document without a map.
    const target = into.trim() === "" ? new Document({}) : parseDocument(into);
    for (const key of KEYS) {
        const value: unknown = source.get(key);
        if (value === undefined) target.delete(key);
        else target.set(key, value);
    }
    return target.toString();
}

function readConfig(address: StackAddress): string | undefined {
    const file = fileOf(address);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function fileOf({ directory, stack }: StackAddress): string {
    return join(directory, `Pulumi.${stack}.yaml`);
}
