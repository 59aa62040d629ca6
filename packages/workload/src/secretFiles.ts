import type * as pulumi from "@pulumi/pulumi";
import type { SecretFile } from "./connections.ts";
import type { WorkloadArgs } from "./workloadArgs.ts";

/** What passwords of connections are called among the files. */
export const PASSWORD_FILES = ["database-password", "cache-password"] as const;

/** The key of a secret that holds a password, as RDS and this repository write them. */
const PASSWORD = "password";

/** Where a pod finds a secret. */
export function secretPath(service: string, file: string): string {
    return `${secretFolder(service)}/${file}`;
}

export function secretFolder(service: string): string {
    return `/run/secrets/${service}`;
}

/** All files with secrets, by name: those of the arguments, and the passwords of connections. */
export function secretFilesOf({ connections = {}, secrets = {} }: WorkloadArgs): Record<string, SecretFile> {
    const { database, cache } = connections;
    return {
        ...secrets,
        ...(database?.auth === "password" ? { "database-password": passwordFile(database) } : {}),
        ...(cache?.auth === "password" ? { "cache-password": passwordFile(cache) } : {}),
    };
}

function passwordFile(from: {
    readonly secretArn: pulumi.Input<string>;
    readonly property?: string | undefined;
}): SecretFile {
    return { secretArn: from.secretArn, property: from.property ?? PASSWORD };
}

/** Variables that name files with secrets. */
export function fileVariables({ service, secrets = {} }: WorkloadArgs): Record<string, string> {
    return Object.fromEntries(
        Object.entries(secrets).flatMap(([file, { variable }]) =>
            variable === undefined ? [] : [[variable, secretPath(service, file)] as const],
        ),
    );
}
