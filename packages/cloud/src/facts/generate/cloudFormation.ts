import { createRequire } from "node:module";
import path from "node:path";
import { CLOUDFORMATION_NAMES, SERVICES } from "./cloudFormationNames.ts";

/** What is read here of a resource of `@aws-cdk/aws-service-spec`. */
interface SpecResource {
    readonly cloudFormationType: string;
    readonly properties: Readonly<Record<string, { readonly causesReplacement?: "yes" | "no" | "maybe" }>>;
}

/** A resource type as CloudFormation describes it, asked by Pulumi's property names. */
export interface CloudFormationType {
    readonly name: string;
    /** Whether a change of the property makes CloudFormation replace the resource; nothing when it has no such property. */
    replaces(property: string): "yes" | "no" | "maybe" | undefined;
}

/** CloudFormation's resource types, found by Pulumi's type tokens. @param modules folder that `@aws-cdk/aws-service-spec` is installed in. */
export function readCloudFormation(modules: string): (type: string) => CloudFormationType | undefined {
    const require = createRequire(path.join(modules, "index.js"));
    const { loadAwsServiceSpecSync } = require("@aws-cdk/aws-service-spec") as {
        loadAwsServiceSpecSync(): { all(kind: "resource"): Iterable<SpecResource> };
    };
    const byName = new Map(
        [...loadAwsServiceSpecSync().all("resource")].map((resource) => [
            resource.cloudFormationType.toLowerCase(),
            resource,
        ]),
    );
    return (type) => {
        for (const name of candidates(type)) {
            const resource = byName.get(name.toLowerCase());
            if (resource !== undefined) return asked(type, resource);
        }
        return undefined;
    };
}

function candidates(type: string): string[] {
    const known = CLOUDFORMATION_NAMES[type];
    if (known !== undefined) return [known];
    const [, modulePath = "", name = ""] = type.split(":");
    const module = modulePath.split("/")[0] ?? "";
    return [module, ...(SERVICES[module] ?? [])].map((service) => `AWS::${service}::${name}`);
}

function asked(type: string, resource: SpecResource): CloudFormationType {
    const kind = (resource.cloudFormationType.split("::")[2] ?? "").toLowerCase();
    const own = (type.split(":")[2] ?? "").toLowerCase();
    const byName = new Map(
        Object.entries(resource.properties).map(([name, property]) => [name.toLowerCase(), property]),
    );
    return {
        name: resource.cloudFormationType,
        replaces: (property) => {
            const name = property.toLowerCase();
            const spellings = [
                name,
                `${kind}${name}`,
                `${own}${name}`,
                `db${name}`,
                `${name}s`,
                name.replace(/s$/, ""),
            ];
            const found = spellings.flatMap((spelling) => byName.get(spelling) ?? [])[0];
            return found === undefined ? undefined : (found.causesReplacement ?? "no");
        },
    };
}
