import { refuses } from "../testdata/refuses.ts";
import { change, replace } from "../testdata/wrongSettings.ts";

const NETWORK = "environments/dev/network.yaml";
const DATABASE = "environments/dev/database.yaml";
const CACHE = "environments/dev/cache.yaml";
const CLUSTER = "environments/dev/cluster.yaml";

describe("plinth settings check of a layer", () => {
    describe("network", () => {
        refuses("what is no CIDR block", change("network", "10.20.0.0/18", "10.20.0.0/33"), [
            `${NETWORK}:1: cidr: must be an IPv4 CIDR block such as 10.0.0.0/16, got "10.20.0.0/33". Fix: write a prefix length from 0 to 32`,
        ]);
        refuses("a block that begins in the middle of itself", change("network", "10.20.0.0/18", "10.20.1.0/18"), [
            `${NETWORK}:1: cidr: must start at the first address of its block (no host bits set), got "10.20.1.0/18". Fix: write 10.20.0.0/18`,
        ]);
        refuses("a VPC that is too small", change("network", "10.20.0.0/18", "10.20.0.0/26"), [
            `${NETWORK}:1: cidr: must be /22 or larger: tier public, private, isolated would get subnets too small for AWS, with room for four zones, got "10.20.0.0/26". Fix: write 10.20.0.0/22, or leave tiers out`,
        ]);
        refuses("a VPC of public addresses", change("network", "10.20.0.0/18", "8.8.0.0/18"), [
            `${NETWORK}:1: cidr: must be private, or the VPC would hide the addresses' owners on the internet, got "8.8.0.0/18". Fix: choose a block in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10`,
        ]);
        refuses("blocks that overlap", change("network", "prod: 10.40.0.0/16", "prod: 10.20.0.0/16"), [
            `${NETWORK}:1: cidr: must not overlap prod (10.20.0.0/16), or neither could reach the other, got "10.20.0.0/18". Fix: choose another block, or correct reservedCidrs`,
        ]);
        refuses("zones of another region", change("network", "[euw1-az1, euw1-az2]", "[use1-az1, use1-az2]"), [
            `${NETWORK}:2: zones[0]: must be a zone of region eu-west-1, got "use1-az1". Fix: write an id such as euw1-az1 or a name such as eu-west-1a`,
            `${NETWORK}:2: zones[1]: must be a zone of region eu-west-1, got "use1-az2". Fix: write an id such as euw1-az1 or a name such as eu-west-1a`,
        ]);
        refuses("one zone twice", change("network", "[euw1-az1, euw1-az2]", "[euw1-az1, euw1-az1]"), [
            `${NETWORK}:2: zones[1]: must stand in the list once, got "euw1-az1". Fix: remove one euw1-az1`,
        ]);
        refuses(
            "a single zone under what spreads over several",
            change("network", "[euw1-az1, euw1-az2]", "[euw1-az1]"),
            [
                `${CACHE}:2: instances.sessions.multiAz: needs a network with at least two zones, for the replicas, got ["euw1-az1"]. Fix: add a zone to zones in network.yaml, or write multiAz: false`,
                `${DATABASE}:7: instances.orders.multiAz: needs a network with at least two zones, for the standby, got ["euw1-az1"]. Fix: add a zone to zones in network.yaml`,
                `${CLUSTER}:2: instances.main: needs a network with at least two zones: EKS keeps the control plane's interfaces apart, got ["euw1-az1"]. Fix: add a zone to zones in network.yaml`,
            ],
        );
        refuses("a choice there is not", change("network", "nat: single", "nat: sometimes"), [
            `${NETWORK}:5: nat: must be one of "none", "single", "perZone", "regional", got "sometimes". Fix: choose one of them`,
        ]);
    });

    describe("database", () => {
        refuses("a number out of its range", change("database", "retentionDays: 7", "retentionDays: 36"), [
            `${DATABASE}:9: instances.orders.backups.retentionDays: must be a whole number of days from 1 to 35, got 36. Fix: choose one; restores to a point in time, replicas and blue/green updates need backups`,
        ]);
        refuses("a version without quotes", change("database", '"17"', "17"), [
            `${DATABASE}:3: instances.orders.engineVersion: must be text, got 17. Fix: put it in quotes`,
        ]);
        refuses("an instance class of another service", change("database", "db.t4g.medium", "t4g.medium"), [
            `${DATABASE}:4: instances.orders.instanceClass: must be an instance class of RDS, got "t4g.medium". Fix: choose one such as db.t4g.medium, db.m7g.large or db.r7g.xlarge`,
        ]);
        refuses("a name that AWS names cannot carry", change("database", "orders:", "Order Events:"), [
            `${DATABASE}:2: instances["Order Events"]: has a name that must be lower-case letters and digits, a letter first, got "Order Events". Fix: write lower-case letters and digits, a letter first`,
        ]);
        refuses("a misspelt setting", change("database", "multiAz", "multiAZ"), [
            `${DATABASE}:7: instances.orders.multiAZ: is not a known setting, got true. Fix: did you mean multiAz?`,
        ]);
        refuses("text in place of a switch", change("database", "multiAz: true", 'multiAz: "yes"'), [
            `${DATABASE}:7: instances.orders.multiAz: must be true or false, got "yes". Fix: write true or false`,
        ]);
        refuses(
            "a password in place of how to make one, without repeating it",
            change("database", "multiAz: true", "password: hunter2"),
            [
                `${DATABASE}:7: instances.orders.password: must be a map of settings. Fix: write a map of settings; settings hold no secrets`,
            ],
        );
        refuses("a password, without repeating it", change("database", "multiAz: true", "masterPassword: hunter2"), [
            `${DATABASE}:7: instances.orders.masterPassword: is not a known setting. Fix: did you mean password? If not, remove it: settings hold no secrets; what needs one takes it from Secrets Manager`,
        ]);
        refuses(
            "many mistakes of one file, all at once",
            replace(
                "database",
                "instances:\n  orders:\n    engineVersion: 17\n    instanceClass: t4g\n    storage: { size: 5 }\n    multiAZ: true\n    backups: { retentionDays: 99, window: tomorrow }\n    port: 80000\n",
            ),
            [
                `${DATABASE}:3: instances.orders.engineVersion: must be text, got 17. Fix: put it in quotes`,
                `${DATABASE}:6: instances.orders.multiAZ: is not a known setting, got true. Fix: did you mean multiAz?`,
                `${DATABASE}:4: instances.orders.instanceClass: must be an instance class of RDS, got "t4g". Fix: choose one such as db.t4g.medium, db.m7g.large or db.r7g.xlarge`,
                `${DATABASE}:5: instances.orders.storage.size: must be a whole number of GiB from 20 to 65536, got 5. Fix: choose a size from 20 on; it can grow later`,
                `${DATABASE}:8: instances.orders.port: must be from 1150 to 65535, got 80000. Fix: choose one, or leave it out for 5432`,
                `${DATABASE}:7: instances.orders.backups.retentionDays: must be a whole number of days from 1 to 35, got 99. Fix: choose one; restores to a point in time, replicas and blue/green updates need backups`,
                `${DATABASE}:7: instances.orders.backups.window: must be a time of day of at least 30 minutes, UTC, such as 01:00-02:00, got "tomorrow". Fix: write start and end as hh:mm-hh:mm`,
            ],
        );
    });

    describe("cache", () => {
        refuses("more replicas than there can be", change("cache", "replicas: 1", "replicas: 9"), [
            `${CACHE}:6: instances.sessions.replicas: must be a whole number from 0 to 5, got 9. Fix: choose one; each primary node gets as many`,
        ]);
        refuses("several zones without replicas", change("cache", "replicas: 1", "replicas: 0"), [
            `${CACHE}:2: instances.sessions.multiAz: must be false without replicas: there is nothing to fail over to, got true. Fix: write replicas: 1, or multiAz: false`,
        ]);
        refuses("a choice that was not made", change("cache", "    use: session\n", ""), [
            `${CACHE}:2: instances.sessions.use: is required and must be one of "cache", "session", "queue". Fix: add it: choose one of them`,
        ]);
    });

    describe("cluster", () => {
        refuses("a maximum below the minimum", change("cluster", "min: 2, max: 4", "min: 5, max: 4"), [
            `${CLUSTER}:9: instances.main.nodeGroups.general.size.max: must be at least 1 and the minimum (5), got 4. Fix: raise max or lower min`,
        ]);
        refuses("a negative number", change("cluster", "min: 2", "min: -1"), [
            `${CLUSTER}:9: instances.main.nodeGroups.general.size.min: must be at least 0, got -1. Fix: raise it`,
        ]);
        refuses("a database that does not exist", change("cluster", "[orders]", "[order]"), [
            `${CLUSTER}:16: instances.main.connectTo.databases[0]: must be the name of an instance in database.yaml, got "order". Fix: did you mean orders?`,
        ]);
        refuses(
            "service addresses that overlap the VPC's",
            change("cluster", "    access:", "    serviceCidr: 10.20.0.0/20\n    access:"),
            [
                `${CLUSTER}:4: instances.main.serviceCidr: must not overlap the VPC's block 10.20.0.0/18: pods could not reach the addresses both have, got "10.20.0.0/20". Fix: choose another private block for the services; the VPC's is harder to change`,
            ],
        );
        refuses(
            "a Kubernetes API open to the world",
            change(
                "cluster",
                "    access:",
                "    publicAccess: { cidrs: [0.0.0.0/0], reason: runners without a VPN }\n    access:",
            ),
            [
                `${CLUSTER}:4: instances.main.publicAccess.cidrs[0]: must be /9 or narrower: the Kubernetes API must not be open to the internet, got "0.0.0.0/0". Fix: list the addresses of your offices and runners, or remove publicAccess and work from inside the VPC`,
            ],
        );
    });
});
