import { randomBytes } from "node:crypto";
import { UserError } from "@plinth/core/errors";
import type { Done, FoundStack } from "../ports.ts";
import type { Standing, Step } from "../step.ts";
import { PROJECT } from "../target.ts";
import { type Around, whereIs } from "./around.ts";

/** The file of the passphrase that closes the local state, in its folder. */
export const PASSPHRASE = "passphrase";

/** The CLI's own settings of the stack. */
export function stackFile(environment: string): string {
    return `stacks/bootstrap/Pulumi.${environment}.yaml`;
}

/** What makes the store and the roles, and moves the state of that into the store. */
export function stepsOfMaking(around: Around): Step[] {
    const { target, stacks, files } = around;
    const { environment, localFolder, local, store } = target;
    const on = `PULUMI_BACKEND_URL='${store.backend}' pulumi`;
    // A preview takes seconds: what one step has found another need not look for again.
    const proven = { inStore: false };
    return [
        {
            id: "local-state",
            what: `Keep the state of ${PROJECT} on this machine, in ${localFolder}`,
            why: "The store cannot keep the state of its own making before it is there.",
            check: `ls ${localFolder}`,
            undo: `rm -r ${localFolder} ${stackFile(environment)}, while nothing is made`,
            standing: async () => await localStanding(around),
            act: async () => {
                files.makePrivateFolder(`${localFolder}/state`);
                const passphrase = `${localFolder}/${PASSPHRASE}`;
                if (files.read(passphrase) === undefined) {
                    files.writePrivate(passphrase, `${randomBytes(32).toString("hex")}\n`);
                }
                succeeded(await stacks.init(local), "the stack could not be made");
                return `${localFolder}, for your user alone`;
            },
        },
        {
            id: "make",
            what: "Make the store of states, its keys, and the roles that bootstrap.yaml asks for",
            why: "Nothing of the environment can be deployed before, and nobody who deploys it may change them.",
            check: `${on} preview --cwd stacks/bootstrap --stack ${environment} --expect-no-changes`,
            undo: `${on} destroy --cwd stacks/bootstrap --stack ${environment}, with protect and keepAfterDeletion switched off before`,
            changesCloud: true,
            standing: async () => await makeStanding(around, proven),
            act: async () => {
                const place = (await whereIs(around))?.place ?? local;
                succeeded(await stacks.up(place), "not everything could be made; what could is in the state");
                return `state on ${place.name}`;
            },
        },
        {
            id: "move",
            what: `Move the state into ${store.name}`,
            why: "On one machine it is lost with it, and nobody else can go on.",
            check: `${on} stack export --cwd stacks/bootstrap --stack ${environment}`,
            undo: `pulumi login file://${localFolder}/state, while it is there; the bucket keeps every version`,
            standing: async () => {
                const found = await stacks.find(store);
                if (found === undefined || found.urns.length === 0) return { is: "todo", found: `on ${local.name}` };
                return { is: "done", found: `${found.urns.length} resources in ${store.backend}` };
            },
            act: async () => {
                if (store.backend.startsWith("file://")) files.makePrivateFolder(store.backend.slice("file://".length));
                const before = await stacks.find(local);
                succeeded(await stacks.migrate(local, store), "the state could not be moved and is where it was");
                const moved = requireSame(before, await stacks.find(store));
                return `${moved} resources in ${store.backend}, secrets closed by ${store.secretsProvider}`;
            },
        },
        {
            id: "one-state",
            what: "Remove the state from this machine",
            why: "Of two states one is wrong before long.",
            check: `ls ${localFolder}`,
            undo: `${on} stack export gives it again`,
            standing: async () => {
                if (files.list(`${localFolder}/state`).length > 0) return { is: "todo", found: "a copy is left" };
                return { is: "done", found: `only in ${store.name}` };
            },
            act: async () => {
                requireSame(await stacks.find(local), await stacks.find(store));
                files.remove(`${localFolder}/state`);
                // The folder that stands for a store is opened by the same passphrase.
                if (store.secretsProvider !== "passphrase") files.remove(`${localFolder}/${PASSPHRASE}`);
                for (const name of files.list("stacks/bootstrap")) {
                    if (name.startsWith(`Pulumi.${environment}.yaml.bak.`)) files.remove(`stacks/bootstrap/${name}`);
                }
                return `only in ${store.name}`;
            },
        },
        {
            id: "proof",
            what: "Read the state where it is, and find nothing to change",
            why: "A store that cannot be read, or a key that does not open, shows here and not in the first deployment.",
            check: `${on} preview --cwd stacks/bootstrap --stack ${environment} --expect-no-changes`,
            undo: "nothing was done",
            standing: async () => {
                if (proven.inStore) return { is: "done", found: "nothing to change" };
                const { ok, said, changes } = await stacks.pending(store);
                if (!ok) return { is: "refused", reason: said, fix: "mend what it says and run the command again" };
                if (!changes) return { is: "done", found: "nothing to change" };
                return { is: "refused", reason: `there is something to change: ${said}`, fix: "run the command again" };
            },
        },
    ];
}

async function localStanding(around: Around): Promise<Standing> {
    const { target, files } = around;
    const { environment, localFolder } = target;
    const where = await whereIs(around);
    if (where !== undefined) return { is: "done", found: `the stack is on ${where.place.name}` };
    const file = stackFile(environment);
    if (files.read(file) !== undefined && files.read(`${localFolder}/${PASSPHRASE}`) === undefined) {
        return {
            is: "refused",
            reason: `${file} is of a stack that is in neither place: it was made in another backend, or in a simulation`,
            fix: `find its state (pulumi stack ls --all), or delete the file`,
        };
    }
    return { is: "todo", found: "no stack yet" };
}

async function makeStanding(around: Around, proven: { inStore: boolean }): Promise<Standing> {
    const { target, stacks } = around;
    const where = await whereIs(around);
    if (where === undefined) return { is: "todo", found: "no stack yet" };
    const { place, stack } = where;
    if (!("secretsProvider" in stack.outputs)) {
        const some = stack.urns.length > 0 ? `${stack.urns.length} resources, not all` : "nothing";
        return { is: "todo", found: `${some} on ${place.name}` };
    }
    // On this machine what comes next proves it; in the store, settings may have changed since.
    if (place === target.local) return { is: "done", found: `${stack.urns.length} resources` };
    const pending = await stacks.pending(place);
    if (!pending.ok) return { is: "refused", reason: pending.said, fix: "mend what it says and run the command again" };
    if (pending.changes) return { is: "todo", found: `settings and account differ: ${pending.said}` };
    proven.inStore = true;
    return { is: "done", found: `${stack.urns.length} resources, as the settings say` };
}

function succeeded({ ok, said }: Done, what: string): void {
    if (!ok) throw new UserError(`${what}: ${said}. Fix: mend it and run the command again: it goes on here`);
}

/** @throws UserError where the two states are not of the same resources. @returns how many. */
function requireSame(one: FoundStack | undefined, other: FoundStack | undefined): number {
    const [before, after] = [one?.urns ?? [], other?.urns ?? []];
    const lost = before.filter((urn) => !after.includes(urn));
    if (one !== undefined && lost.length === 0 && after.length === before.length) return after.length;
    throw new UserError(
        `the states differ: ${before.length} resources here, ${after.length} there${lost.length > 0 ? `, without ${lost.slice(0, 3).join(", ")}` : ""}. ` +
            "Fix: keep both, and compare what pulumi stack export says of each",
    );
}
