using System.CommandLine;
using Carboxy.Cli.Serve;

var root = new RootCommand("Carboxy, an open clinic system for carboxytherapy.")
{
    ServeCommand.Build(),
};
return await root.Parse(args).InvokeAsync();
