using System.Net;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Builder;

namespace Carboxy.Web;

/// <summary>The real server in this process, on a free loopback port, with a data folder of its own.</summary>
public class Served : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("carboxy-web-").FullName;

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public string? FirstOwnerPath { get; private set; }

    protected virtual bool Demo => true;

    protected virtual WebSettings Settings => new() { DataFolder = folder, Urls = "http://127.0.0.1:0", Demo = Demo };

    public async ValueTask InitializeAsync()
    {
        var built = await WebApp.BuildAsync(Settings with { Records = await RecordsAsync() }, TestContext.Current.CancellationToken);
        var ready = Assert.IsType<Built.Ready>(built);
        (App, FirstOwnerPath) = (ready.App, ready.FirstOwnerPath);
        Prepare(App);
        await App.StartAsync();
        Address = new Uri(App.Urls.First());
    }

    /// <summary>Where the records are kept; a file unless said otherwise.</summary>
    protected virtual Task<ClinicStore?> RecordsAsync() => Task.FromResult<ClinicStore?>(null);

    /// <summary>What else the server is to answer; only before it starts.</summary>
    protected virtual void Prepare(WebApplication app)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A visitor with cookies, who follows no redirects by themselves.</summary>
    public Visitor NewVisitor(string language = "ru")
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new Visitor(client);
    }
}

/// <summary>A server that is a real clinic, not the demo.</summary>
public sealed class ServedClinic : Served
{
    protected override bool Demo => false;
}
