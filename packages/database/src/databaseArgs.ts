import type { AlarmArgs } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseAlarmRole, DatabaseShape } from "./plan/index.ts";

/** What a database is made from. */
export interface DatabaseArgs extends DatabaseShape, DatabasePlace, AlarmArgs<DatabaseAlarmRole> {}

/** Where a database stands, and what it is called there. */
export interface DatabasePlace {
    /** The instance's name in AWS: fixed, because its log groups carry it and have to exist before. */
    readonly identifier: string;
    readonly vpcId: pulumi.Input<string>;
    /** Subnets of at least two zones without a route to the internet: the isolated tier. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The account, region and partition of the database, for the policies of its key and roles. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
