import { parameterSchema } from "@plinth/policies/parameters";
import type { CatalogueEntry } from "../repository/policyRules.ts";

/** As much of the JSON Schema of environment.yaml as is completed here. */
interface Schema {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly additionalProperties?: unknown;
    readonly [key: string]: unknown;
}

/**
 * The schema of environment.yaml with the rules of the policy pack: their ids below `levels`, and below `parameters` what
 * each of them takes. The schema in the code does not know the pack, which may be another one.
 */
export function withRules(environment: object, catalogue: readonly CatalogueEntry[]): object {
    const schema = environment as Schema;
    const policy = schema.properties?.["policy"];
    const { levels, parameters } = policy?.properties ?? {};
    if (policy === undefined || levels === undefined || parameters === undefined) return schema;
    const { additionalProperties: level = {}, propertyNames: _any, ...ofLevels } = levels;
    const { propertyNames: _names, ...ofParameters } = parameters;
    return {
        ...schema,
        properties: {
            ...schema.properties,
            policy: {
                ...policy,
                properties: {
                    ...policy.properties,
                    levels: {
                        ...ofLevels,
                        properties: byRule(catalogue, ({ description }) => ({ ...(level as object), description })),
                        additionalProperties: false,
                    },
                    parameters: {
                        ...ofParameters,
                        properties: byRule(
                            catalogue.filter((entry) => Object.keys(entry.parameters).length > 0),
                            parametersOf,
                        ),
                        additionalProperties: false,
                    },
                },
            },
        },
    };
}

function byRule(catalogue: readonly CatalogueEntry[], schemaOf: (entry: CatalogueEntry) => object): object {
    return Object.fromEntries(catalogue.map((entry) => [entry.name, schemaOf(entry)]));
}

function parametersOf({ description, parameters }: CatalogueEntry): object {
    const properties = Object.entries(parameters).map(([name, parameter]) => [
        name,
        { ...parameterSchema(parameter), default: parameter.default },
    ]);
    return { type: "object", description, properties: Object.fromEntries(properties), additionalProperties: false };
}
