import { createHash } from "node:crypto";

/** What an instance is replaced for, when it changes. */
export interface InstanceIdentity {
    readonly identifier: string;
    /** The id of the storage key: random, and made with the database. */
    readonly keyId: string;
    readonly databaseName: string;
    readonly masterUsername: string;
}

const HASH_LENGTH = 8;

/**
 * The name of the snapshot taken when the database is deleted.
 *
 * A fixed name would collide the second time a database of the same name is deleted, and AWS would then refuse to delete
 * it. A time or a random number would change with every preview. So the name follows what makes the instance itself: the
 * same through previews and updates, and another one after any change that makes AWS replace the instance, and after the
 * whole database was deleted and made again, since its key is then another.
 *
 * One case is left: a replacement asked for by hand (`pulumi up --target-replace`, `pulumi state taint`) keeps the name, so
 * the deletion after it is refused until the first snapshot has been copied to another name and deleted.
 */
export function finalSnapshotIdentifier({ identifier, ...made }: InstanceIdentity): string {
    const whole = [made.keyId, made.databaseName, made.masterUsername].join("\n");
    return `${identifier}-final-${createHash("sha256").update(whole).digest("hex").slice(0, HASH_LENGTH)}`;
}
