using System.Text.Encodings.Web;
using System.Text.Unicode;
using Carboxy.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Carboxy.Web.Server;

/// <summary>The clinic's web program, built from its settings and ready to start.</summary>
public static class WebApp
{
    public static WebApplication Build(WebSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
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
        AddServices(builder.Services, settings);

        var app = builder.Build();
        Serve(app);
        return app;
    }

    static void AddServices(IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Bundle.Load());
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Cyrillic letters as letters, not as &#x...;
        services.AddDataProtection()
            .PersistKeysToFileSystem(OwnFolder(settings.DataFolder, "keys"))
            .SetApplicationName("carboxy");
        services.AddHttpContextAccessor();
        services.AddScoped<Viewer>();
        services.AddScoped(provider => provider.GetRequiredService<Viewer>().Say);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddProblemDetails();
        services.AddAntiforgery(options => Cookies.Harden(options.Cookie, "carboxy.form"));
        services.AddRazorComponents(Limits.Apply);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(Limits.Apply);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddHealthChecks();
        services.AddDoors();
    }

    /// <summary>A folder that only the program's own user may read.</summary>
    static DirectoryInfo OwnFolder(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static void Serve(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseResponseCompression();
        app.UseFailurePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<FormGate>();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapBundle();
        app.MapHealthChecks("/health").AllowAnonymous();
        Endpoints.Map(app);
        app.MapRazorComponents<App>().Add(endpoint =>
        {
            // The framework's own helper addresses; they carry nothing of the clinic.
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal))
                endpoint.Metadata.Add(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());
        });
    }
}
