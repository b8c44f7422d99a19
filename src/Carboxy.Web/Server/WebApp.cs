using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Database;
using Carboxy.Work.Demo;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Carboxy.Web.Server;

/// <summary>The clinic's web program, built from its settings and ready to start.</summary>
public static class WebApp
{
    public static async Task<Built> BuildAsync(WebSettings settings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var faults = new Faults();
        var knowledge = KnowledgeFolder.Load(settings.KnowledgeFolder, faults);
        if (!faults.None) return new Built.NoKnowledge(faults.All);

        var store = settings.Records ?? ClinicStore.InFolder(settings.DataFolder);
        var fresh = NewClinic.Unnamed with { IsDemo = settings.Demo, TimeZone = settings.TimeZone };
        if (settings is { Demo: true, DemoPatients: { } progress, Records: null })
            await DemoFile.MakeAsync(settings.DataFolder, fresh, knowledge, settings.Clock, progress, cancel);
        return await new OpenClinic(store, settings.Clock).RunAsync(fresh, cancel) switch
        {
            Opened.Ready opened => await ReadyAsync(settings, store, opened.Clinic, knowledge, cancel),
            Opened.Refused refused => new Built.NoRecords(refused.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    static async Task<Built> ReadyAsync(WebSettings settings, ClinicStore store, Clinic clinic, ClinicKnowledge knowledge, CancellationToken cancel)
    {
        if (settings.Demo && !clinic.IsDemo) return new Built.NoRecords(NotADemo(settings));

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // The keys lie in a folder that only the owner reads.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Transaction", LogLevel.None); // It says that something was, not what; what fails is thrown and told by who catches it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // Whoever starts the server says why it did not start.
        builder.Services.AddClinic(settings, store, clinic, knowledge);

        var app = builder.Build();
        Pipeline.Build(app);
        await using var scope = app.Services.CreateAsyncScope();
        if (clinic.IsDemo) await scope.ServiceProvider.GetRequiredService<DemoPeople>().RunAsync(cancel);
        var token = await scope.ServiceProvider.GetRequiredService<FirstOwner>().InviteAsync(cancel);
        return new Built.Ready(app, token is null ? null : $"/welcome/{token}");
    }

    static Text NotADemo(WebSettings settings) => new(
        $"В папке {settings.DataFolder} — записи настоящей клиники, её нельзя открыть как демонстрационную. Укажите другую папку (--data) или уберите --demo.",
        $"The folder {settings.DataFolder} holds the records of a real clinic, which is never opened as a demo. Give another folder (--data) or leave out --demo.");
}
