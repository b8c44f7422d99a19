using System.CommandLine;
using Carboxy.Cli.Booking;
using Carboxy.Cli.Knowledge;
using Carboxy.Cli.Pages;
using Carboxy.Cli.Screening;
using Carboxy.Cli.Serve;

const int BadInput = 2;
var root = new RootCommand("Carboxy, an open clinic system for carboxytherapy.")
{
    ServeCommand.Build(),
    ScreenCommand.Build(),
    BookCommand.Build(),
    KnowledgeCommands.Build(),
    PagesCommands.Build(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? BadInput : code;
