using Carboxy.Benchmarks.Pages;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Knowledge.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Benchmarks.Desk;

/// <summary>The clinic's program with an invented clinic behind it and a bare page to measure it against; runs in a process of its own.</summary>
static class DeskServer
{
    public const string Ready = "ready ";

    /// <param name="rest">an empty folder, then the size of the clinic</param>
    public static async Task<int> RunAsync(string[] rest)
    {
        var (folder, size) = (rest[0], DeskSize.Of(rest[1..]));
        var settings = new WebSettings { DataFolder = folder, Demo = true, Urls = "http://127.0.0.1:0" };
        // Nobody relies on the file until it is whole.
        var store = ((ClinicStore.SqliteFile)ClinicStore.InFolder(folder)) with { Hasty = true };
        var founded = (Opened.Ready)await new OpenClinic(store, TimeProvider.System).RunAsync(NewClinic.Unnamed with { IsDemo = true }, CancellationToken.None);
        var clinic = new SeededClinic(store, founded.Clinic, KnowledgeFolder.Load(settings.KnowledgeFolder, new Faults()));
        await clinic.FillAsync(size);
        var courses = await clinic.ToBookAsync(size.Courses);
        await using (var db = store.Open(new(founded.Clinic.Id, new Actor.Program("bench")), TimeProvider.System))
        {
            var (resources, visits, rows) = (await db.Resources.CountAsync(), await db.Bookings.CountAsync(), await db.BookingTicks.CountAsync());
            Console.WriteLine(FormattableString.Invariant($"{resources} resources, {visits} visits, {rows} rows of five minutes"));
        }

        await ClinicStore.SettleAsync(store, CancellationToken.None);

        if (await WebApp.BuildAsync(settings, CancellationToken.None) is not Built.Ready built)
            return 1;
        await using var app = built.App;
        app.MapGet("/bench/bare", () => new RazorComponentResult<BarePage>()).AllowAnonymous();
        await app.StartAsync();
        Console.WriteLine($"{Ready}{app.Urls.First()} {string.Join(',', courses)}");
        await Console.In.ReadLineAsync();
        await using var scope = app.Services.CreateAsyncScope();
        Console.WriteLine(await DoubleBookings.CountAsync(scope.ServiceProvider.GetRequiredService<ClinicDb>()));
        await app.StopAsync();
        return 0;
    }
}
