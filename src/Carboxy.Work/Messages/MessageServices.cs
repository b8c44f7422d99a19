using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.Messages;

/// <summary>Registers messages; the host has added the records, the knowledge, the bookings and data protection.</summary>
public static class MessageServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<Secrets>().AddSingleton<StopLinks>();
        services.AddSingleton<IPost, SmtpPost>();
        // No redirects: a key is shown to nobody but the gateway itself.
        services.AddSingleton<IPost>(provider => new TextGateway(provider.GetRequiredService<Secrets>(), new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })));
        services.AddSingleton<SendMessages>();
        services.AddScoped<PlanReminders>().AddScoped<KeepMessageSettings>().AddScoped<ChooseContact>().AddScoped<OpenMessages>().AddScoped<ActOnMessage>().AddScoped<TryMessage>().AddScoped<KeepFeeds>().AddScoped<ReadFeed>();
        return services;
    }
}
