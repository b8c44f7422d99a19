using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Carboxy.Work.Screening;

/// <summary>Registers the use cases of screening; the host adds its ClinicKnowledge.</summary>
public static class ScreeningServices
{
    public static IServiceCollection AddScreening(this IServiceCollection services)
    {
        services.AddSingleton<RuleSets>();
        services.AddScoped<OpenInterview>().AddScoped<SaveAnswers>().AddScoped<InviteToIntake>().AddScoped<AnswerByLink>();
        services.AddScoped<ScreenPatient>().AddScoped<ReplayScreening>().AddScoped<OpenScreening>();
        services.AddScoped<DecideScreening>().AddScoped<PendingDecisions>().AddScoped<LikeCases>().AddScoped<OpenDecisionCase>().AddScoped<AskBeforeDeciding>().AddScoped<DecisionsToTell>().AddScoped<TellDecision>();
        services.TryAddSingleton<DeskNews>();
        return services;
    }
}
