import type { Example } from "@plinth/policies/examples";
import { literal, type WriteText } from "./literal.ts";

type Resource = Example["resources"][number];

/** What stands for a value that is not known before deployment. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The resources of an example as a person would write them in a Pulumi program. A value of another resource, which an
 * example only knows to come from there, is written as its `id`, or as its `arn` where the property wants one.
 */
export function programText(resources: readonly Resource[]): string {
    const named = new Set(
        resources.flatMap(({ propertyDependencies = {} }) => Object.values(propertyDependencies).flat()),
    );
    const variables = new Map(
        resources.filter(({ urn }) => named.has(urn)).map(({ urn, name }, index) => [urn, variable(name, index)]),
    );
    return resources.map((resource) => statement(resource, variables)).join("\n");
}

function statement(resource: Resource, variables: ReadonlyMap<string, string>): string {
    const { urn, type, name, inputs = {}, external } = resource;
    const assigned = variables.get(urn);
    const start = assigned === undefined ? "" : `const ${assigned} = `;
    if (external === true) return `${start}${className(type)}.get(${JSON.stringify(name)}, "its-id");`;
    const options = optionsOf(resource);
    const properties = Object.entries(inputs).map(([property, value]) => [
        property,
        literal(value, references(resource, property, variables), { key: property, indent: "    " }),
    ]);
    const written = properties.map(([property, value]) => `${property}: ${value}`);
    const line = `${start}new ${className(type)}(${JSON.stringify(name)}, { ${written.join(", ")} }${options});`;
    if (written.length === 0) return `${start}new ${className(type)}(${JSON.stringify(name)}, {}${options});`;
    if (line.length <= 100 && !line.includes("\n")) return line;
    const block = written.map((property) => `    ${property},\n`).join("");
    return `${start}new ${className(type)}(${JSON.stringify(name)}, {\n${block}}${options});`;
}

/** What a rule can see of a resource's options. */
function optionsOf({ type, protect, provider, importId }: Resource): string {
    const plain: WriteText = () => undefined;
    const given = typeof provider === "object" ? Object.entries(provider.inputs ?? {}) : [];
    const inputs = Object.fromEntries(given.map(([key, value]) => [key, readable(value)]));
    const pkg = packageName(type);
    const options = [
        ...(protect === undefined ? [] : [`protect: ${protect}`]),
        ...(importId === undefined ? [] : [`import: ${JSON.stringify(importId)}`]),
        ...(given.length === 0 ? [] : [`provider: new ${pkg}.Provider("${pkg}", ${literal(inputs, plain)})`]),
    ];
    return options.length === 0 ? "" : `, { ${options.join(", ")} }`;
}

/** A provider's settings travel as JSON text and are written as objects. */
function readable(value: unknown): unknown {
    if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
    try {
        return JSON.parse(value);
    } catch {
        return value;
    }
}

/** Writes a value that comes from another resource; one after the other where several do. */
function references(resource: Resource, property: string, variables: ReadonlyMap<string, string>): WriteText {
    const urns = resource.propertyDependencies?.[property] ?? [];
    let next = 0;
    return (text, key) => {
        if (!text.includes(UNKNOWN)) return undefined;
        const urn = urns[Math.min(next, urns.length - 1)];
        next += 1;
        const name = urn === undefined ? undefined : variables.get(urn);
        return name === undefined
            ? "knownAfterDeployment"
            : `${name}.${/arn|kms|^Resource$/i.test(key) ? "arn" : "id"}`;
    };
}

/** `aws:s3/bucket:Bucket` is `aws.s3.Bucket`, `kubernetes:apps/v1:Deployment` is `k8s.apps.v1.Deployment`. */
function className(type: string): string {
    const [pkg = "", module = "", name = ""] = type.split(":");
    if (pkg === "pulumi") return `pulumi.${name}`;
    const [service = "", version = ""] = module.split("/");
    const path = pkg === "kubernetes" ? [service.split(".")[0] ?? "", version] : [service];
    return [packageName(type), ...path.filter((part) => part !== "" && part !== "index"), name].join(".");
}

function packageName(type: string): string {
    const pkg = type.split(":")[0] ?? "";
    return pkg === "kubernetes" ? "k8s" : pkg;
}

function variable(name: string, index: number): string {
    const words = name.replace(/[^A-Za-z0-9]+(\w?)/g, (_gap, letter: string) => letter.toUpperCase());
    return /^[A-Za-z]/.test(words) && !RESERVED.has(words) ? words : `resource${index + 1}`;
}

const RESERVED: ReadonlySet<string> = new Set(["default", "new", "class", "function", "in", "public", "private"]);
