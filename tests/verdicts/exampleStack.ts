import type { ResourceData } from "../../policies/resource/resourceData.ts";
import { type Case, casesOf, readExamples } from "../../policies/tests/cases.ts";

/** The stack every example is moved to. */
export const STACK = "dev";
export const PROJECT = "examples";

/** The resources of one example, under names that no other example uses. */
export interface ExampleStack {
    readonly title: string;
    readonly resources: readonly ResourceData[];
}

/** Every example of every rule, its resources renamed so that all of them fit into one stack. */
export async function exampleStacks(rules: string): Promise<ExampleStack[]> {
    const cases = (await readExamples(rules)).flatMap(casesOf);
    return cases.filter(({ example }) => example.carriesMarks !== true).map(moved);
}

function moved({ rule, title, example }: Case, index: number): ExampleStack {
    const names = new Map(example.resources.map((resource) => [resource.urn, `${resource.name}-${index}`]));
    const urns = new Map(
        example.resources.map(({ urn, type }) => [
            urn,
            `urn:pulumi:${STACK}::${PROJECT}::${type}::${names.get(urn) ?? ""}`,
        ]),
    );
    const there = (urn: string): string => urns.get(urn) ?? urn;
    const resources = example.resources.map((resource) => ({
        ...resource,
        urn: there(resource.urn),
        name: names.get(resource.urn) ?? resource.name,
        ...(resource.parent === undefined ? {} : { parent: there(resource.parent) }),
        propertyDependencies: Object.fromEntries(
            Object.entries(resource.propertyDependencies ?? {}).map(([key, list]) => [key, list.map(there)]),
        ),
    }));
    return { title: `${rule.id}: ${title}`, resources };
}

/** Marks a secret on Pulumi's wire. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export function hasSecret(value: unknown): boolean {
    return JSON.stringify(value).includes(SECRET);
}
