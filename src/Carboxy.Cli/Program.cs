using System.CommandLine;
using Carboxy.Cli.Knowledge;
using Carboxy.Cli.Pages;
using Carboxy.Cli.Screening;
using Carboxy.Cli.Serve;

var root = new RootCommand("Carboxy, an open clinic system for carboxytherapy.")
{
    ServeCommand.Build(),
    ScreenCommand.Build(),
    KnowledgeCommands.Build(),
    PagesCommands.Build(),
};
return await root.Parse(args).InvokeAsync();
