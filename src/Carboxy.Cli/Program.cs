using System.CommandLine;
using Carboxy.Cli.Knowledge;
using Carboxy.Cli.Pages;
using Carboxy.Cli.Serve;
using Carboxy.Cli.Screening;

var root = new RootCommand("Carboxy, an open clinic system for carboxytherapy.")
{
    ServeCommand.Build(),
    KnowledgeCommands.Build(),
    PagesCommands.Build(),
    ScreenCommand.Build(),
};
return await root.Parse(args).InvokeAsync();
