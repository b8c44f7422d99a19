using System.CommandLine;
using Carboxy.Cli.Knowledge;
using Carboxy.Cli.Pages;

var root = new RootCommand("Carboxy, an open clinic system for carboxytherapy.")
{
    KnowledgeCommands.Build(),
    PagesCommands.Build(),
};
return await root.Parse(args).InvokeAsync();
