import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Remote extends pulumi.ComponentResource {
    constructor(type, name, args, options, outputs) {
        super(type, name, { ...Object.fromEntries(outputs.map((output) => [output, undefined])), ...args }, options, true);
    }
}

export default () => {
    const provider = new aws.Provider("own", { region: "eu-west-1", allowedAccountIds: ["111111111111"] });
    const providers = { providers: { aws: provider } };
    const vpc = new aws.ec2.Vpc("network", { cidrBlock: "10.0.0.0/16" }, { provider });
    const subnets = ["a", "b"].map(
        (zone, index) =>
            new aws.ec2.Subnet(
                zone,
                { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone: `eu-west-1${zone}` },
                { provider },
            ),
    );
    const outputs = ["loadBalancer", "defaultTargetGroup", "listeners", "vpcId"];
    const balancer = (name, args) => new Remote("awsx:lb:ApplicationLoadBalancer", name, args, providers, outputs);
    const web = balancer("web", {
        subnetIds: subnets.map(({ id }) => id),
        listener: { port: 443, certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/shop" },
        defaultTargetGroup: { port: 8080, protocol: "HTTP" },
    });
    balancer("internal", { subnets, listeners: [{ port: 80 }], securityGroups: ["sg-11111111"], internal: true });
    const cluster = new aws.ecs.Cluster("cluster", {}, { provider });
    const portMappings = [{ containerPort: 80, targetGroup: web.defaultTargetGroup }];
    const container = { name: "app", image: "nginx", cpu: 300, memory: 600, essential: true, portMappings };
    const service = (name, args) =>
        new Remote("awsx:ecs:FargateService", name, { cluster: cluster.arn, ...args }, providers, ["service"]);
    const api = service("api", {
        networkConfiguration: { subnets: subnets.map(({ id }) => id) },
        desiredCount: 2,
        continueBeforeSteadyState: true,
        taskDefinitionArgs: { container },
    });
    service("given", { taskDefinition: "task:1", networkConfiguration: { subnets: ["subnet-11111111"] } });
    return { network: web.vpcId, service: api.service.name };
};
