using System.CommandLine;
using System.Diagnostics;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Carboxy.Cli.Serve;

/// <summary>`carboxy serve`: the clinic's pages on this machine.</summary>
public static class ServeCommand
{
    public static Command Build()
    {
        var data = new Option<string>("--data") { Description = "The folder that keeps the clinic's data.", DefaultValueFactory = _ => "data" };
        var urls = new Option<string>("--urls") { Description = "Where to listen; several addresses are separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5050" };
        var demo = new Option<bool>("--demo") { Description = "A demo clinic of invented patients, with one sign-in button for each role." };
        var postgres = PostgresOption.Build();
        var atOnce = Number("--at-once", WorkLimits.Usual.AtOnce, 1, "So many requests are worked on beside each other.");
        var waiting = Number("--waiting", WorkLimits.Usual.Waiting, 0, "So many more wait for their turn; others are asked to come again.");
        var command = new Command("serve", "Serve the clinic's pages.") { data, postgres, urls, demo, atOnce, waiting };
        command.Validators.Add(given => { if (given.GetValue(demo) && given.GetValue(postgres) is not null) given.AddError("The demo clinic lives in a file of its own: leave out --demo, or leave out --postgres."); });
        command.SetAction((result, cancel) => RunAsync(
            new WebSettings
            {
                DataFolder = Path.GetFullPath(result.GetValue(data)!), Urls = result.GetValue(urls)!, Demo = result.GetValue(demo), DemoPatients = new DemoLine(),
                Records = result.GetValue(postgres) is { } connection ? new ClinicStore.Postgres(connection) : null,
                Work = WorkLimits.Usual with { AtOnce = result.GetValue(atOnce), Waiting = result.GetValue(waiting) },
            }, cancel));
        return command;
    }

    static Option<int> Number(string name, int usual, int least, string what)
    {
        var option = new Option<int>(name) { Description = what, DefaultValueFactory = _ => usual };
        option.Validators.Add(given => { if (given.Tokens.Count > 0 && given.GetValueOrDefault<int>() < least) given.AddError($"{name} is at least {least}."); });
        return option;
    }

    static async Task<int> RunAsync(WebSettings settings, CancellationToken cancel)
    {
        switch (await StartAsync(settings, cancel))
        {
            case Built.Ready ready:
                await using (ready.App)
                {
                    await SayWhereAsync(ready, settings);
                    await ready.App.WaitForShutdownAsync(cancel);
                }

                return 0;
            case Built.NoRecords refused:
                await Console.Error.WriteLineAsync($"{refused.Why.En}\n{refused.Why.Ru}");
                return 2;
            case Built.NoKnowledge doubtful:
                foreach (var fault in doubtful.Faults)
                    await Console.Error.WriteLineAsync($"{fault.Place}: {fault.Problem.En} {fault.Remedy.En}");
                await Console.Error.WriteLineAsync("The knowledge has faults, so the server does not start. `carboxy knowledge check` lists them in either language.");
                return 2;
            default:
                throw new UnreachableException();
        }
    }

    static async Task SayWhereAsync(Built.Ready ready, WebSettings settings)
    {
        await Console.Out.WriteLineAsync($"Carboxy is ready: {string.Join(", ", ready.App.Urls)}  (data: {settings.DataFolder}{PostgresOption.Where(settings.Records)}; stop with Ctrl+C)");
        if (ready.FirstOwnerPath is { } path)
            await Console.Out.WriteLineAsync($"The clinic has no owner yet. This link makes the first one, once, within a day: {ready.App.Urls.First()}{path}");
    }

    /// <summary>Starts on the wished address, or on a free port of this machine when that one is taken.</summary>
    static async Task<Built> StartAsync(WebSettings settings, CancellationToken cancel)
    {
        var built = await WebApp.BuildAsync(settings, cancel);
        if (built is not Built.Ready ready) return built;
        try
        {
            await ready.App.StartAsync(cancel);
            return ready;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await ready.App.DisposeAsync();
            await Console.Error.WriteLineAsync($"{settings.Urls} is taken by another program; taking a free port instead.");
        }

        built = await WebApp.BuildAsync(settings with { Urls = "http://127.0.0.1:0" }, cancel);
        if (built is Built.Ready again) await again.App.StartAsync(cancel);
        return built;
    }
}
