import { UserError } from "@plinth/core";
import * as pulumi from "@pulumi/pulumi";

/** Where the stack's configuration has secrets; settings name them, since settings are plain data. */
const NAMESPACE = "delivery-secrets";

/**
 * Secrets of the stack's configuration, by name. One that is not set is unknown in a preview, which needs none.
 *
 * @throws UserError where one is not set and the program runs for real.
 */
export function readSecrets(names: readonly string[]): Record<string, pulumi.Output<string>> {
    const config = new pulumi.Config(NAMESPACE);
    const found = new Map(names.map((name) => [name, config.getSecret(name)]));
    const missing = names.filter((name) => found.get(name) === undefined);
    if (missing.length > 0) sayMissing(missing);
    const unknown = pulumi.secret(pulumi.output(pulumi.unknown as unknown as string));
    return Object.fromEntries(names.map((name) => [name, found.get(name) ?? unknown]));
}

function sayMissing(names: readonly string[]): void {
    const commands = names.map((name) => `pulumi config set --secret ${NAMESPACE}:${name}`).join("; ");
    const message = `secrets of layer delivery are not set: ${names.join(", ")}. Fix: in stacks/delivery, ${commands}`;
    if (!pulumi.runtime.isDryRun()) throw new UserError(message);
    void pulumi.log.info(message);
}
