import type { BackupsShape, CommonShape } from "../shape.ts";

/** What decides the structure of an Aurora PostgreSQL cluster: plain data, checked and planned before anything registers. */
export interface AuroraShape extends CommonShape {
    /** One kind for all instances of the cluster. */
    readonly capacity: AuroraCapacity;
    /**
     * The cluster's instances, by name; adding one only creates. Aurora decides which of them writes, and may change its mind.
     * @default one and two - the loss of a zone then costs a failover, not a new instance
     */
    readonly members?: Readonly<Record<string, MemberShape>> | undefined;
    /** `standard` pays for each I/O, `ioOptimized` more by the GB and hour and nothing for I/O. @default standard */
    readonly storage?: AuroraStorage | undefined;
    readonly backups?: AuroraBackupsShape | undefined;
    /**
     * Where the data of a new cluster comes from. Read when it is made and never again; on a cluster that exists it does
     * nothing. User and database name must be the source's. @default none - an empty cluster
     */
    readonly restore?: AuroraRestoreShape | undefined;
}

/** Backups of a cluster: copies of its automated backups in another region do not exist (Amazon RDS User Guide, "Replicating automated backups"). */
export type AuroraBackupsShape = Omit<BackupsShape, "copy">;

export type AuroraCapacity = ProvisionedCapacity | ServerlessCapacity;

/** Instances of a class. */
export interface ProvisionedCapacity {
    readonly kind: "provisioned";
    /** A Graviton class that Aurora has: `db.t4g.medium`, `db.r7g.large`. Changing it restarts the instances. */
    readonly instanceClass: string;
}

/** Instances that grow and shrink with their load, in capacity units of about 2 GiB of memory. */
export interface ServerlessCapacity {
    readonly kind: "serverless";
    /** Units below which an instance does not shrink, in halves; 0 lets it pause. */
    readonly minCapacity: number;
    /** Units above which an instance does not grow, in halves, 1 to 256: the limit of what it can cost. */
    readonly maxCapacity: number;
    /** Seconds without a connection after which an instance pauses, with `minCapacity: 0` only. @default 300 - AWS's own */
    readonly pauseAfterSeconds?: number | undefined;
}

export interface MemberShape {
    /** 0 to 15: the lowest becomes the writer when the writer is lost. @default 1 - all alike */
    readonly promotionTier?: number | undefined;
}

/** Where a cluster's data comes from; one kind of source each. RDS restores a cluster under its new key. */
export type AuroraRestoreShape =
    | {
          readonly from: "snapshot";
          /** The cluster snapshot's name or ARN. */
          readonly snapshot: string;
      }
    | {
          readonly from: "time";
          /** A running cluster's identifier. */
          readonly source: string;
          /** The second to restore, UTC, or `latest`. */
          readonly time: string;
      };

export const AURORA_STORAGE = ["standard", "ioOptimized"] as const;
export type AuroraStorage = (typeof AURORA_STORAGE)[number];

/** Defaults beside those of all databases; their reasons stand at the fields above. */
export const AURORA_DEFAULTS = {
    members: { one: {}, two: {} },
    storage: "standard",
    promotionTier: 1,
} as const;
