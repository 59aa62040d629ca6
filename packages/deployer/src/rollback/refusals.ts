/** Why something cannot be rolled back, in general. */
export interface RefusalEntry {
    readonly why: string;
    /** What to do instead, in the imperative. */
    readonly instead: string;
}

/**
 * Every reason for which a rollback is refused. Ids are public: pipelines and people go by them, so none is renamed or given
 * another meaning.
 */
export const refusals = {
    "target-unknown": {
        why: "Nothing is known under that name: it is no deployment of this environment that the journal or a tag tells of.",
        instead:
            "Name a tag deploy/<environment>/<n> (git fetch --tags brings those of the remote), a commit or the id of a run.",
    },
    "no-earlier": {
        why: "No verified deployment of before is known here: neither the journal nor a tag tells of one.",
        instead: "Name it with --to; git fetch --tags brings the tags deploy/<environment>/<n> of the remote.",
    },
    "forward-only": {
        why: "The settings say that nobody goes back behind it (delivery.forwardOnly).",
        instead: "Mend it forwards. Where its reason no longer holds, remove the entry in a change of its own.",
    },
    "release-none": {
        why: "No setting of the layer is marked as part of a release, so there is no application to put back.",
        instead: "npx plinth rollback <environment> infra goes back to a commit.",
    },
    "release-not-recorded": {
        why: "That deployment kept no release of the layer.",
        instead: "Name another with --to, or go back to its commit: npx plinth rollback <environment> infra.",
    },
    "release-shape": {
        why: "The settings of that release are others than those of today, so its values have no place to go.",
        instead: "Go back to its commit: npx plinth rollback <environment> infra.",
    },
    "release-mixed": {
        why: "The working tree has more changes than the release, which would be deployed with it.",
        instead: "Check out the commit that is deployed, and run the command there.",
    },
    "commit-unknown": {
        why: "The repository has no such commit.",
        instead: "git fetch --unshallow --tags brings what the remote has; in CI, check out with fetch-depth: 0.",
    },
    "commit-uncommitted": {
        why: "It was deployed with files that differ from its commit, so the commit is not what was deployed.",
        instead: "Name a deployment without such files, or the commit itself, with --to.",
    },
    "commit-not-earlier": {
        why: "It is no ancestor of the working tree's commit: that would be a way to something else, not back.",
        instead: "Deploy it with npx plinth up <environment> from a checkout of it.",
    },
    "environment-not-there": {
        why: "The environment did not exist at that commit.",
        instead: "Name a later one with --to.",
    },
    "environment-elsewhere": {
        why: "At that commit the environment was another account, region or layout: everything would be made anew there.",
        instead: "Name a later one with --to.",
    },
    "packages-differ": {
        why: "It was made with other packages than those installed here, and its programs may need theirs.",
        instead:
            "Add --installed-packages to run its programs with the packages of today, or npm ci in a checkout of it and npx plinth up <environment> there.",
    },
    "provider-older": {
        why: "States are written by a newer provider than its packages bring; an older one may not be able to read them.",
        instead: "Add --installed-packages to run its programs with the packages of today.",
    },
    "data-replaced": {
        why: "Something that holds data would be made anew, and its data goes with the old one.",
        instead: "Mend it forwards, or leave its layer out with --layer. docs/runbooks/data says how data comes back.",
    },
    "data-deleted": {
        why: "Something that holds data was made since, and would be deleted with what is in it.",
        instead:
            "Mend it forwards, or leave its layer out with --layer; delete it in a change of its own once it is empty.",
    },
    "engine-older": {
        why: "An engine's version does not go down in place.",
        instead:
            "Keep the version of today in the settings. Only a snapshot from before the upgrade has the old one: npx plinth rollback <environment> data <resource>.",
    },
    "cluster-older": {
        why: "A control plane goes back by one minor version at most, within seven days of its upgrade, and nodes and add-ons that do not fit have to go before it: a rollback of settings minds none of that.",
        instead:
            "Keep the version of today in the settings, or follow https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html, then refresh and write the version into the settings.",
    },
    "storage-smaller": {
        why: "Storage grows in place, and does not shrink.",
        instead: "Keep the size of today in the settings.",
    },
    "refused-in-place": {
        why: "AWS refuses the change, so the rollback would stop halfway.",
        instead: "Keep the setting of today, or mend it forwards.",
    },
    "data-unknown": {
        why: "No resource of that name is in the state of the environment.",
        instead: "Name one that the message lists, or its URN.",
    },
    "data-ambiguous": {
        why: "Several resources have that name.",
        instead: "Name the URN, or the layer with --layer.",
    },
    "data-no-way": {
        why: "It holds nothing that a backup brings back, or nobody has written down how.",
        instead: "Read docs/runbooks/data; for what is left, see AWS's documentation of the type.",
    },
    "data-no-backups": {
        why: "Its backups are off, so there is nothing to restore.",
        instead: "Look for a snapshot taken by hand, and name it with --snapshot. Turn backups on for the next time.",
    },
    "data-out-of-window": {
        why: "Backups do not reach that time.",
        instead: "Name a time inside the window that the message gives, or a snapshot with --snapshot.",
    },
    "data-snapshots-only": {
        why: "It has daily snapshots and no log of changes between them: no time can be restored, only a snapshot.",
        instead: "Name a snapshot with --snapshot; the message says how to list them.",
    },
    "data-time-wrong": {
        why: "It is no time in UTC.",
        instead: "Write it as 2026-11-01T08:30:00Z.",
    },
    "data-snapshot-wrong": {
        why: "It is not the name of a snapshot.",
        instead: "Write it as the command in the message lists it.",
    },
    "state-not-a-checkpoint": {
        why: "The file is not what plinth state export, plinth up or pulumi stack export writes.",
        instead: "Name a file of .plinth/deployments/<environment>/checkpoints, or an export.",
    },
    "state-other-stack": {
        why: "It is the state of another stack.",
        instead: "Name one of this stack: the file's name begins with its project and stack.",
    },
    "state-other-secrets": {
        why: "Its secrets are encrypted otherwise than those of the stack are today, and would not be readable.",
        instead: "Put back the stack's secrets provider of then (Pulumi.<environment>.yaml) first.",
    },
    "state-newer-form": {
        why: "A newer engine has written it, in a form that is not known here.",
        instead: "Install the Pulumi CLI that wrote it.",
    },
    "state-operation-since": {
        why: "An operation has changed the stack since: the older state would not know what it has made.",
        instead:
            "Use a checkpoint from after it. Where the state of today is wrong, npx plinth refresh <environment> mends it.",
    },
    "state-created-since": {
        why: "The state of today knows resources that the checkpoint does not: nobody would look after them any more.",
        instead: "Use a later checkpoint, or pulumi state delete what the state should not know.",
    },
    "state-changed-since": {
        why: "Resources have changed since: the checkpoint has values that are no longer true.",
        instead: "Use a later checkpoint, or npx plinth refresh <environment>, which reads what exists.",
    },
    "state-pending": {
        why: "Operations of the stack have begun since and never ended: nobody knows whether they have made something.",
        instead: "Follow docs/runbooks/deploy/pending-operations.md first.",
    },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type RefusalId = keyof typeof refusals;

/** One reason for which a rollback is refused. */
export interface Refusal {
    readonly id: RefusalId;
    /** What exactly it is about, in words. */
    readonly what: string;
    readonly layer?: string;
    readonly urn?: string;
    readonly why: string;
    readonly instead: string;
    /** Where a fact about AWS comes from. */
    readonly source?: string;
}

/** Refuses; what holds for every refusal of its kind comes from the list. */
export function refuse(
    id: RefusalId,
    what: string,
    about: { readonly layer?: string; readonly urn?: string; readonly source?: string; readonly instead?: string } = {},
): Refusal {
    const { why, instead } = refusals[id];
    return { id, what, why, instead, ...about };
}

/** A refusal for people, in one line. */
export function refusalText({ id, layer, what, why, instead }: Refusal, environment: string): string {
    const place = layer === undefined ? "" : `${layer}: `;
    return `${place}${what} (${id}): ${why} Instead: ${instead}`.replaceAll("<environment>", environment);
}
