import type { JsonPlan } from "./preview.ts";
import { singularBlocks, terraformTypes } from "./terraformTypes.ts";

type Values = Readonly<Record<string, unknown>>;

/** Maps of which the keys are data, not names of properties. */
const DATA = new Set(["tags", "tagsAll", "labels", "variables"]);

/**
 * A plan as `terraform show -json` would print it, as far as Checkov reads it: every AWS resource under its Terraform
 * name, with the values of the settled pass, and the references between resources. Names follow the rule of Pulumi's
 * bridge (camel case for snake case, an object for a block that may stand once, the plural for one that may repeat).
 *
 * @throws Error when a type has no Terraform name here.
 */
export function terraformPlan(plan: JsonPlan): { readonly plan: object; readonly urns: ReadonlyMap<string, string> } {
    const resources = plan.stacks
        .flatMap((stack) => stack.resources)
        .filter(({ type, custom, read }) => custom && read !== true && type.startsWith("aws:"));
    const missing = new Set(resources.map(({ type }) => type).filter((type) => !(type in terraformTypes)));
    if (missing.size > 0)
        throw new Error(`no Terraform name for ${[...missing].join(", ")}: add it to terraformTypes.ts`);
    const addresses = new Map<string, string>();
    for (const { urn, type } of resources) {
        const name = urn.slice(urn.indexOf("::") + 2).replaceAll(/\W+/g, "_");
        addresses.set(urn, `${terraformTypes[type]}.${name}`);
    }
    const described = resources.map((resource) => {
        const address = addresses.get(resource.urn) ?? "";
        const [type = "", name = ""] = address.split(".");
        return { address, mode: "managed", type, name, values: terraformValues(resource), resource };
    });
    return {
        urns: new Map([...addresses].map(([urn, address]) => [address, urn])),
        plan: {
            format_version: "1.2",
            terraform_version: "1.9.0",
            planned_values: { root_module: { resources: described.map(({ resource: _, ...planned }) => planned) } },
            resource_changes: described.map(({ address, mode, type, name, values }) => ({
                ...{ address, mode, type, name },
                change: { actions: ["create"], before: null, after: values, after_unknown: {} },
            })),
            configuration: {
                root_module: {
                    resources: described.map(({ address, mode, type, name, resource }) => ({
                        ...{ address, mode, type, name },
                        expressions: Object.fromEntries(
                            Object.entries(resource.propertyDependencies).map(([property, urns]) => [
                                snake(property),
                                { references: urns.flatMap((urn) => referencesTo(addresses.get(urn))) },
                            ]),
                        ),
                    })),
                },
            },
        },
    };
}

function referencesTo(address: string | undefined): string[] {
    return address === undefined ? [] : [`${address}.id`, address];
}

function terraformValues({ inputs, settledOutputs = {} }: JsonPlan["stacks"][number]["resources"][number]): Values {
    const properties = new Set([...Object.keys(inputs), ...("tagsAll" in settledOutputs ? ["tagsAll"] : [])]);
    return Object.fromEntries(
        [...properties].map((property) => {
            const value = settledOutputs[property] ?? inputs[property];
            return [name(property, value), DATA.has(property) ? value : converted(value)];
        }),
    );
}

/** Terraform's blocks are lists, be they allowed once or often. */
function converted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => (isMap(item) ? block(item) : item));
    return isMap(value) ? [block(value)] : value;
}

function block(value: Values): Values {
    return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [name(key, item), DATA.has(key) ? item : converted(item)]),
    );
}

function name(property: string, value: unknown): string {
    const repeats = Array.isArray(value) && value.every(isMap);
    return (repeats ? singularBlocks[property] : undefined) ?? snake(property);
}

function snake(property: string): string {
    return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isMap(value: unknown): value is Values {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
