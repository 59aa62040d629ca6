import marked from "../../data/secretInputs.json" with { type: "json" };
import { own } from "../../reading/unknown.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";
import { secretByForm } from "../../views/secretForm.ts";
import { isSecretName } from "../../views/secretName.ts";
import { entriesOfSecret, isSecretEntries, registryLogin } from "./kubernetesSecret.ts";
import { type PlainText, plainTexts } from "./plainTexts.ts";
import { secretInArgument, secretInScript } from "./scriptText.ts";
import { passwordByName, secretByName, secretItself } from "./secretText.ts";

/** They hold variables and whole files. */
const CONFIG_MAPS = ["kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:ConfigMapPatch"];

/** Inputs that the provider's own SDK marks secret, by type. */
const MARKED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
    Object.entries(marked.types).map(([type, inputs]) => [type, new Set(inputs.split(" "))]),
);

/**
 * Inputs in which a service keeps what is marked apart from the rest, though the SDK marks nothing of it by itself: variables
 * of Pulumi Deployments (Pulumi Docs, "Deployments Settings").
 */
const KEPT_SECRET: Readonly<Record<string, string>> = { "pulumiservice:index:DeploymentSettings": "operationContext" };

/**
 * Looks for secrets by their form anywhere, and by the name of a variable or a flag in environments, user data,
 * commands and config maps.
 *
 * Values that a program marks secret are exempt. Where the engine shows them to the pack they are not marked any more: an
 * input that the provider's SDK marks is left alone there, one that the service keeps secret, too, and so is a password
 * outside of an environment; one that is put into an environment is found. Data that carries the marks (a plan, an exported state) is judged in full.
 */
export const plaintextSecret = resourceRule({
    id: "plaintext-secret",
    severity: "critical",
    description: "Keys and passwords stand in no input as plain text, where state, console and logs show them",
    remedy: "refer to a value in Secrets Manager, in Parameter Store or marked as a Pulumi secret, and replace the one that was seen",
    types: ["*"],
    safeProperties: [],
    *check(resource) {
        const inputs = resource.data.inputs ?? resource.data.outputs ?? {};
        const isUnmarked = resource.data.secretsUnmarked === true;
        for (const key of Object.keys(inputs)) {
            const isSecret = MARKED.get(resource.type)?.has(key) === true;
            if (isUnmarked && (isSecret || KEPT_SECRET[resource.type] === key)) {
                continue;
            }
            const input = entriesOfSecret(resource, key, own(inputs, key));
            for (const plain of plainTexts(key, input, isConfiguration(resource, key))) {
                const found =
                    secretIn(plain, isUnmarked) ??
                    (isSecretEntries(resource, key) ? registryLogin(plain.name, plain.text) : undefined) ??
                    (isSecret && isSecretName(key) ? secretItself(plain.text) : undefined);
                if (found !== undefined) {
                    yield { at: plain.reading(), expected: "no secret in plain text", found };
                }
            }
        }
    },
});

function isConfiguration(resource: ResourceView, key: string): boolean {
    return (CONFIG_MAPS.includes(resource.type) && key === "data") || isSecretEntries(resource, key);
}

function secretIn({ text, kind, name, before }: PlainText, isUnmarked: boolean): string | undefined {
    return secretByForm(text) ?? secretByKind();

    function secretByKind(): string | undefined {
        switch (kind) {
            case "script":
                return secretInScript(text);
            case "variable":
                return secretByName(name, text) ?? secretInScript(withoutComments(text));
            case "argument":
                return secretInArgument(text, before);
            case "other":
                return isUnmarked ? undefined : passwordByName(name, text);
        }
    }
}

/** Files of settings come with samples of all they take. */
function withoutComments(text: string): string {
    return text
        .split("\n")
        .filter((line) => !/^\s*([#;]|\/\/)/.test(line))
        .join("\n");
}
