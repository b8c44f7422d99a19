using Carboxy.Benchmarks.Patients;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Benchmarks.Pages;

/// <summary>The clinic's server with 100,000 patients, and two pages to measure it against; runs in a process of its own.</summary>
static class PagesServer
{
    public const string Ready = "ready ";

    /// <param name="folder">An empty folder for the data.</param>
    /// <param name="postgres">The empty PostgreSQL database for the records; a file where it is null.</param>
    /// <param name="fullBoard">Whether next week is booked from opening to closing.</param>
    public static async Task<int> RunAsync(string folder, int patients, bool fullBoard, string? postgres)
    {
        var store = postgres is null ? ClinicStore.InFolder(folder) : new ClinicStore.Postgres(postgres);
        var founded = await new OpenClinic(store, TimeProvider.System).RunAsync(NewClinic.Unnamed with { IsDemo = true }, CancellationToken.None);
        await Crowd.FillAsync(store, ((Opened.Ready)founded).Clinic, patients, TimeProvider.System.GetUtcNow());
        if (await WebApp.BuildAsync(new() { DataFolder = folder, Records = store, Demo = true, Urls = "http://127.0.0.1:0" }, CancellationToken.None) is not Built.Ready built)
            return 1;

        await using var app = built.App;
        if (fullBoard)
            await FullBoard.FillAsync(store, ((Opened.Ready)founded).Clinic, TimeProvider.System.GetUtcNow());
        app.MapGet("/bench/text", () => "One sentence.").AllowAnonymous();
        app.MapGet("/bench/bare", () => new RazorComponentResult<BarePage>()).AllowAnonymous();
        await app.StartAsync();
        Console.WriteLine(Ready + app.Urls.First());
        await Console.In.ReadLineAsync();
        await app.StopAsync();
        return 0;
    }
}
