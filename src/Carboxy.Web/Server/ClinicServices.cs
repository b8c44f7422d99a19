using System.Text.Encodings.Web;
using System.Text.Unicode;
using Carboxy.Web.Jobs;
using Carboxy.Web.Knowledge;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Demo;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Messages;
using Carboxy.Work.Screening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>Everything that pages and endpoints are given.</summary>
static class ClinicServices
{
    public static void AddClinic(this IServiceCollection services, WebSettings settings, ClinicStore store, Clinic clinic, ClinicKnowledge knowledge)
    {
        services.AddSingleton(settings).AddSingleton(settings.Clock).AddSingleton(clinic).AddSingleton(knowledge).AddSingleton(new SourceBook(knowledge));
        services.AddRecords(store).AddTreatment();
        services.AddScreening();
        services.AddMessages();
        services.AddHostedService<ClinicJobs>();
        services.AddScoped<DemoPeople>();
        services.AddDoors();
        AddPages(services, settings);
    }

    static void AddPages(IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(Bundle.Load());
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Cyrillic letters as letters, not as &#x...;
        services.AddDataProtection().PersistKeysToFileSystem(OwnFolder(settings.DataFolder, "keys")).SetApplicationName("carboxy");
        services.AddHttpContextAccessor();
        services.AddScoped<Viewer>().AddScoped<PageTurn>();
        services.AddScoped<Carboxy.Web.Booking.Hours.CalendarDesk>();
        services.AddScoped(provider => provider.GetRequiredService<Viewer>().Say);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddProblemDetails();
        services.AddAntiforgery(options => Cookies.Harden(options.Cookie, "carboxy.form"));
        services.AddRazorComponents(Limits.Apply);
        services.Configure<FormOptions>(Limits.Apply);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddHealthChecks();
        services.AddPace(settings.PacedOver);
        services.AddSingleton(new ListenerPlaces()).AddSingleton<ChangeStream>();
        services.AddSingleton<WorkInHand>();
    }

    /// <summary>A folder that only the program's own user may read.</summary>
    static DirectoryInfo OwnFolder(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
