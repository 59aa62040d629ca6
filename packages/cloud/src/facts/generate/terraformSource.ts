import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Properties of a Terraform resource in Pulumi's spelling: all of them, and those with `ForceNew`. */
interface TerraformType {
    readonly properties: readonly string[];
    readonly forceNew: readonly string[];
}

/**
 * Reads `ForceNew` from the Go sources of hashicorp/terraform-provider-aws in the layout of version 1 (one folder `aws`,
 * names of properties written out). Only a property's own flag counts, not those of blocks inside it.
 *
 * @returns a look-up by Pulumi's type and inputs; nothing where no resource of a fitting name has fitting properties.
 */
export function readTerraform(module: string): (type: string, inputs: readonly string[]) => TerraformType | undefined {
    const folder = path.join(module, "aws");
    const sources = readdirSync(folder)
        .filter((file) => file.startsWith("resource_") && !file.endsWith("_test.go"))
        .map((file) => readFileSync(path.join(folder, file), "utf8"));
    const functions = new Map(
        [...readFileSync(path.join(folder, "provider.go"), "utf8").matchAll(/"(aws_\w+)":\s+(resource\w+)\(\)/g)].map(
            ([, name = "", constructor = ""]) => [name, constructor],
        ),
    );
    return (type, inputs) => {
        for (const name of candidates(type)) {
            const constructor = functions.get(name);
            const found = constructor === undefined ? undefined : readSchema(sources, constructor, inputs);
            if (found !== undefined && fits(found, inputs)) return found;
        }
        return undefined;
    };
}

function candidates(type: string): string[] {
    const [, modulePath = "", name = ""] = type.split(":");
    const service = modulePath.split("/")[0] ?? "";
    const own = snake(name);
    return [service, "db", "cloudwatch", "cloudwatch_log", "ebs", "vpc", ""].map((prefix) =>
        ["aws", prefix, own].filter((part) => part !== "").join("_"),
    );
}

/** A resource of the same name that shares less than half of its properties is another one. */
function fits({ properties }: TerraformType, inputs: readonly string[]): boolean {
    return properties.filter((property) => inputs.includes(property)).length * 2 >= properties.length - 3;
}

function readSchema(
    sources: readonly string[],
    constructor: string,
    inputs: readonly string[],
): TerraformType | undefined {
    const source = sources.find((text) => text.includes(`func ${constructor}()`));
    const body = source?.split(`func ${constructor}()`)[1]?.split("\n}")[0];
    if (body === undefined) return undefined;
    const properties = [...body.matchAll(/\n\t\t\t"(\w+)":\s+\{([\s\S]*?)\n\t\t\t\}/g)].map(
        ([, name = "", text = ""]) => ({
            name: spelled(name, inputs),
            replaces: /^\t\t\t\tForceNew:\s+true/m.test(text),
        }),
    );
    return {
        properties: properties.map(({ name }) => name),
        forceNew: properties.filter(({ replaces }) => replaces).map(({ name }) => name),
    };
}

/** Pulumi writes names in camel case, and those of lists in the plural. */
function spelled(name: string, inputs: readonly string[]): string {
    const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [camel, `${camel}s`, `${camel}es`, camel.replace(/y$/, "ies")].find((own) => inputs.includes(own)) ?? camel;
}

function snake(name: string): string {
    return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
}
