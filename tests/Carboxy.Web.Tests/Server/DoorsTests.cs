using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

public partial class DoorsTests(Served served) : IClassFixture<Served>
{
    List<RouteEndpoint> Endpoints => [.. served.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        var silent = Endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && !e.Metadata.OfType<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Roles)))
            .Select(e => e.DisplayName);

        Assert.Empty(silent);
        Assert.True(Endpoints.Count > 15);
    }

    [Fact]
    public async Task Each_role_passes_the_doors_that_name_it_and_no_others()
    {
        var wrong = new List<string>();
        foreach (var role in Roles.All)
        {
            using var visitor = served.NewVisitor();
            await visitor.EnterAsync(role);
            foreach (var endpoint in Endpoints.Where(IsGuarded))
            {
                var may = endpoint.Metadata.OfType<IAuthorizeData>().Where(data => data.Roles is not null).All(data => data.Roles!.Split(',').Contains(role));
                var (status, path) = await KnockAsync(visitor, endpoint);
                if (status >= HttpStatusCode.InternalServerError) wrong.Add($"{role} at {path}: {(int)status}");
                if (may == status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) wrong.Add($"{role} at {path}: {(int)status}, though they {(may ? "may" : "may not")}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nobody_passes_a_guarded_door_without_signing_in()
    {
        using var visitor = served.NewVisitor();
        var open = new List<string>();

        foreach (var endpoint in Endpoints.Where(IsGuarded))
        {
            var (status, path) = await KnockAsync(visitor, endpoint);
            if (status is not (HttpStatusCode.Redirect or HttpStatusCode.Unauthorized)) open.Add($"{path}: {(int)status}");
        }

        Assert.Empty(open);
    }

    static bool IsGuarded(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    static async Task<(HttpStatusCode Status, string Path)> KnockAsync(Visitor visitor, RouteEndpoint endpoint)
    {
        var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), part => part.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "0197f2a0-0000-7000-8000-000000000000");
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        using var request = new HttpRequestMessage(new HttpMethod(methods.Contains("GET") ? "GET" : methods[0]), path);
        if (request.Method != HttpMethod.Get) request.Content = new FormUrlEncodedContent([]);
        using var response = await visitor.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken); // some answers never end
        return (response.StatusCode, $"{request.Method} {path}");
    }

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}

public class RealClinicTests(ServedClinic served) : IClassFixture<ServedClinic>
{
    [Fact]
    public async Task Only_the_demo_clinic_opens_without_a_password()
    {
        using var visitor = served.NewVisitor();

        using var response = await visitor.SendAsync("/sign-in", "/demo/sign-in", ("role", "owner"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain(served.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>(), e => e.RoutePattern.RawText!.Contains("demo", StringComparison.Ordinal));
        var (_, html) = await visitor.ReadAsync("/sign-in");
        Assert.DoesNotContain("/demo/", html);
    }

    [Fact]
    public async Task The_first_owner_comes_by_a_one_time_link_and_invites_a_physician_who_signs_in()
    {
        using var owner = served.NewVisitor();
        var welcome = served.FirstOwnerPath!;

        using var weak = await owner.SendAsync(welcome, welcome, ("_handler", "owner"), ("DisplayName", "Ольга"), ("Email", "olga@clinic.example"), ("Password", "short"));
        Assert.Contains("короче 10 знаков", await weak.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        using var made = await owner.SendAsync(welcome, welcome, ("_handler", "owner"), ("DisplayName", "Ольга"), ("Email", "olga@clinic.example"), ("Password", "ветер бумага семь"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var (_, spent) = await served.NewVisitor().ReadAsync(welcome);
        Assert.Contains("Ссылка не действует", spent);

        using var added = await owner.SendAsync("/people", "/people", ("_handler", "add"), ("DisplayName", "Марина Лебедева"), ("Email", "marina@clinic.example"), ("Language", "ru"), ("Roles", "physician"));
        var join = Regex.Match(await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "/join/[A-Za-z0-9_-]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var physician = served.NewVisitor();
        using var joined = await physician.SendAsync(join, join, ("_handler", "join"), ("Password", "река стол окно"));
        Assert.Equal("/sign-in", joined.Headers.Location?.AbsolutePathOrSelf());

        using var wrong = await physician.SendAsync("/sign-in", "/sign-in", ("_handler", "sign-in"), ("Name", "marina@clinic.example"), ("Password", "не тот пароль"));
        Assert.Contains("не подходят", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var entered = await physician.SendAsync("/sign-in", "/sign-in", ("_handler", "sign-in"), ("Name", "marina@clinic.example"), ("Password", "река стол окно"));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await physician.ReadAsync("/settings")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await physician.ReadAsync("/people")).Status);
    }
}
