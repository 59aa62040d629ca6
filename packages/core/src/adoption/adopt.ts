import * as pulumi from "@pulumi/pulumi";
import { ProblemsError } from "../errors/userError.ts";
import type { AdoptedResource } from "./adoptionFile.ts";
import { ADOPTION_FILES, readAdoption } from "./adoptionFiles.ts";
import { allRegistered } from "./allRegistered.ts";
import { checkNames, isMeant, type NamedChild } from "./checkNames.ts";

/** What becomes of a program's outputs: the same, or a rejection where the program adopts what it should not. */
export type Finish = <Outputs extends Readonly<Record<string, unknown>>>(outputs: Outputs) => Outputs;

/**
 * Takes over what exists, as the environment's adoption files say: children of components that they name are imported
 * instead of created, and protected while the file is there, since a replacement or a `destroy` would hit what was there
 * before this program. To be called before anything registers.
 *
 * @returns what the program's outputs go through: they wait until every name in the files has been met.
 * @throws ProblemsError with everything wrong in the files.
 */
export function adoptExisting(repository: string, environment: string, layers: readonly string[]): Finish {
    const read = readAdoption(repository, environment, layers, process.env[ADOPTION_FILES]);
    const { resources, namesChecked } = read;
    const subject = `adoption in environment "${environment}"`;
    if (read.problems.length > 0) throw new ProblemsError(subject, read.problems);
    if (resources.length === 0) return (outputs) => outputs;

    const children: NamedChild[] = [];
    pulumi.runtime.registerResourceTransform(({ custom, type, name, props, opts }) => {
        if (!custom) return undefined;
        children.push({ type, name });
        const adopted = resources.find((resource) => isMeant(resource, { type, name }));
        return adopted === undefined ? undefined : { props, opts: adoptionOptions(adopted, opts) };
    });
    if (namesChecked) return (outputs) => outputs;
    return (outputs) => {
        const checked = allRegistered(() => children.length).then(() => {
            const problems = checkNames(resources, children);
            if (problems.length > 0) throw new ProblemsError(subject, problems);
        });
        const waiting = Object.entries(outputs).map(([name, value]) => [name, checked.then(() => value)]);
        return Object.fromEntries(waiting) as typeof outputs;
    };
}

/** Options of a resource that is taken over. @param own those the component gave it. */
function adoptionOptions(
    { id, keep }: AdoptedResource,
    own: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
    const { ignoreChanges = [], deleteBeforeReplace, retainOnDelete } = own;
    return {
        ...own,
        import: id,
        protect: true,
        ignoreChanges: [...new Set([...ignoreChanges, ...keep.flatMap(withComputed)])],
        // SDK 3.270 hands transforms `false` for what was not set, which set would overrule provider and parent.
        ...(deleteBeforeReplace === false ? { deleteBeforeReplace: undefined } : {}),
        ...(retainOnDelete === false ? { retainOnDelete: undefined } : {}),
    };
}

/** The AWS provider keeps all tags, those of its own configuration included, in a property beside the resource's. */
function withComputed(property: string): string[] {
    return property === "tags" ? ["tags", "tagsAll"] : [property];
}
