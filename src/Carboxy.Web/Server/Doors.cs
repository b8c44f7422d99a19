using System.Security.Claims;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>Who may go where: nobody passes a door that says nothing.</summary>
static class Doors
{
    public static void AddDoors(this IServiceCollection services)
    {
        services.AddPeople().AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(Configure);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => Cookies.Harden(options.Cookie, "carboxy.code"));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddSingleton<SignInChecks>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped(provider => new Acting(
            provider.GetRequiredService<Clinic>().Id,
            () => ActorOf(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)));
    }

    static void Configure(CookieAuthenticationOptions options)
    {
        Cookies.Harden(options.Cookie, "carboxy.person");
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "back";
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<SignInChecks>().CheckAsync(context);
        options.Events.OnCheckSlidingExpiration = SignInChecks.SlideAsync;
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        options.Events.OnRedirectToLogin = AskToSignIn;
    }

    /// <summary>A page leads to the sign-in; a part of a page makes the whole page go there; a program is told.</summary>
    static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = "/sign-in";
            return Answer(context, StatusCodes.Status401Unauthorized);
        }

        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return Answer(context, StatusCodes.Status401Unauthorized);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static Actor ActorOf(HttpContext? http) => http switch
    {
        null => new Actor.Program("start"),
        _ when Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) => new Actor.Person(id),
        _ => new Actor.Nobody(),
    };
}
