using System.CommandLine;
using Carboxy.Web.Server;
using Microsoft.AspNetCore.Builder;
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
        var command = new Command("serve", "Serve the clinic's pages.") { data, urls, demo };
        command.SetAction((result, cancel) => RunAsync(
            new WebSettings { DataFolder = Path.GetFullPath(result.GetValue(data)!), Urls = result.GetValue(urls)!, Demo = result.GetValue(demo) }, cancel));
        return command;
    }

    static async Task<int> RunAsync(WebSettings settings, CancellationToken cancel)
    {
        var app = await StartAsync(settings, cancel);
        await using (app)
        {
            await Console.Out.WriteLineAsync($"Carboxy is ready: {string.Join(", ", app.Urls)}  (data: {settings.DataFolder}; stop with Ctrl+C)");
            await app.WaitForShutdownAsync(cancel);
        }

        return 0;
    }

    /// <summary>Starts on the wished address, or on a free port of this machine when that one is taken.</summary>
    static async Task<WebApplication> StartAsync(WebSettings settings, CancellationToken cancel)
    {
        var app = WebApp.Build(settings);
        try
        {
            await app.StartAsync(cancel);
            return app;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            await Console.Error.WriteLineAsync($"{settings.Urls} is taken by another program; taking a free port instead.");
        }

        app = WebApp.Build(settings with { Urls = "http://127.0.0.1:0" });
        await app.StartAsync(cancel);
        return app;
    }
}
