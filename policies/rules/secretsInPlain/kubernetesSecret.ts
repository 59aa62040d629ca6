import { unwrapSecret } from "../../reading/secret.ts";
import { isRecord } from "../../reading/unknown.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { isStandIn } from "../../views/secretForm.ts";

const SECRETS = ["kubernetes:core/v1:Secret", "kubernetes:core/v1:SecretPatch"];

/** The entries of a Kubernetes secret as its readers get them: those of `data` are written in base 64. */
export function entriesOfSecret(resource: ResourceView, key: string, input: unknown): unknown {
    if (!isSecretEntries(resource, key) || key !== "data" || !isRecord(input) || unwrapSecret(input).secret) {
        return input;
    }
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, decoded(value)]));
}

/** Whether an input holds a secret's entries: variables and files, as those of a config map. */
export function isSecretEntries(resource: ResourceView, key: string): boolean {
    return SECRETS.includes(resource.type) && (key === "data" || key === "stringData");
}

/** What a tool logs in to a registry with; the text says so under no name that would. */
const LOGIN = /"(?:auth|identitytoken)"\s*:\s*"([^"]+)"/;

export function registryLogin(name: string, text: string): string | undefined {
    const [, login = ""] = /^\.dockerc(onfigjson|fg)$/.test(name) ? (LOGIN.exec(text) ?? []) : [];
    return isStandIn(login) ? undefined : "a login to a registry";
}

/** Bytes that are no text stay as they are. */
function decoded(value: unknown): unknown {
    if (typeof value !== "string" || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value)) {
        return value;
    }
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "base64"));
    } catch {
        return value;
    }
}
